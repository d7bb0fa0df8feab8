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

    [Theory]
    [InlineData("3", """{"all": 100}""", "The group slow has no weight")]
    [InlineData("4", """{"all": 80, "slow": 40}""", "come to 120 percent")]
    [InlineData("5", """{"all": 110, "slow": -10}""", "outside 0 to 100")]
    [InlineData("6", """{"all": 60, "zz": 40}""", "the group zz")]
    public async Task Weights_that_would_let_a_group_count_for_nothing_are_refused(string tenant, string weights, string why)
    {
        using var viewer = await host.KeyAsync(await host.TenantAsync("telemetry-" + tenant), Role.Viewer);
        using var answer = await viewer.SendAsync("POST", Judge, $$"""
            {"weights": {{weights}}, "metrics": [{"name": "errors", "baseline": [1], "candidate": [1]},
              {"name": "latency", "group": "slow", "baseline": [1], "candidate": [1]}]}
            """);
        var problem = await answer.ProblemAsync(422, "weights-unfit");
        problem["detail"]!.GetValue<string>().ShouldContain(why);
    }

    [Fact]
    public async Task A_group_without_a_weight_takes_what_is_left()
    {
        using var viewer = await host.KeyAsync(await host.TenantAsync("telemetry-7"), Role.Viewer);
        var (judged, _) = await viewer.DoneAsync("POST", Judge, """
            {"weights": {"all": 60}, "metrics": [{"name": "errors", "baseline": [1], "candidate": [1]},
              {"name": "latency", "group": "slow", "worse": "higher", "baseline": [1, 1, 1, 1, 1, 1], "candidate": [9, 9, 9, 9, 9, 9]}]}
            """);
        judged["score"]!.GetValue<double>().ShouldBe(60);
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
