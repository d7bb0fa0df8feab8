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
    [InlineData("""{"x": 100}""", "nothing is left for the group y")]
    [InlineData("""{"x": 80, "y": 40}""", "together they are more than 100")]
    [InlineData("""{"x": -20}""", "that of x is no share")]
    [InlineData("""{"zz": 20}""", "no metric is of the group zz")]
    public async Task Weights_by_which_a_group_could_fail_without_a_word_are_refused(string weights, string why)
    {
        using var viewer = await host.KeyAsync(await host.TenantAsync($"weights-{weights.Length}-{why.Length}"), Role.Viewer);
        using var answer = await viewer.SendAsync("POST", Judge,
            $$"""{"metrics": [{"name": "a", "group": "x", "baseline": [1], "candidate": [1]}, {"name": "b", "group": "y", "baseline": [1], "candidate": [1]}], "weights": {{weights}}}""");
        (await answer.ProblemAsync(422, "weights-off"))["detail"]!.GetValue<string>().ShouldContain(why);
    }

    [Fact]
    public async Task A_confidence_that_is_none_is_refused_with_the_metrics_name()
    {
        using var viewer = await host.KeyAsync(await host.TenantAsync("telemetry-2"), Role.Viewer);
        using var answer = await viewer.SendAsync("POST", Judge, """{"metrics": [{"name": "errors", "baseline": [1], "candidate": [1], "confidence": 2}]}""");
        var problem = await answer.ProblemAsync(422, "metric-out-of-range");
        problem["detail"]!.GetValue<string>().ShouldContain("errors");
    }
}
