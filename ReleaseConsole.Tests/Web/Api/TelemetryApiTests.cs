using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>A pipeline that watches a canary asks how its metrics came out.</summary>
[Collection(typeof(ApiTests))]
public sealed class TelemetryApiTests(ApiHost host)
{
    private const string Judge = $"/products/{ApiHost.Product}/telemetry/judgements";

    [Fact]
    public async Task A_metric_that_rose_fails_and_a_missing_point_is_left_out()
    {
        using var viewer = await host.KeyAsync(await host.TenantAsync("telemetry"), Role.Viewer);
        var (judged, _) = await viewer.DoneAsync("POST", Judge, """
            {"metrics": [{"name": "errors", "worse": "higher", "isCritical": true,
              "baseline": [1, 2.2, 1.1, 2.5, 3, null], "candidate": [20, 22, 21, 25, 30], "confidence": 0.95}]}
            """);
        judged["outcome"]!.GetValue<string>().ShouldBe("fail");
        judged["metrics"]![0]!["class"]!.GetValue<string>().ShouldBe("high");
        judged["metrics"]![0]!["shift"]!.GetValue<double>().ShouldBe(20, 1e-9);
    }

    [Fact]
    public async Task A_confidence_that_is_none_is_refused_with_the_metrics_name()
    {
        using var viewer = await host.KeyAsync(await host.TenantAsync("telemetry-2"), Role.Viewer);
        using var answer = await viewer.SendAsync(
            "POST", Judge, """{"metrics": [{"name": "errors", "baseline": [1], "candidate": [1], "confidence": 2}]}""");
        var problem = await answer.ProblemAsync(422, "metric-out-of-range");
        problem["detail"]!.GetValue<string>().ShouldContain("errors");
    }
}
