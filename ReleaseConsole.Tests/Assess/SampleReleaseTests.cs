using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>The story the samples tell, judged under the policy every product starts under.</summary>
public sealed class SampleReleaseTests
{
    [Fact]
    public void A_wording_change_whose_cases_all_come_out_the_same_is_low()
    {
        var assessment = Judge("2026.10.3", "2026.11.0");
        assessment.Risk.ShouldBe(RiskLevel.Low);
        assessment.RecommendedPath.ShouldBe(RecommendedPath.Approve);
        assessment.Verdicts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.NotWorse),
            verdict => verdict.Pairs.ShouldBe(59),
            verdict => verdict.Errors.ShouldBe(1));
    }

    [Fact]
    public void Losing_a_rule_and_gaining_write_access_is_critical()
    {
        var assessment = Judge("2026.11.0", "2026.11.1");
        assessment.Risk.ShouldBe(RiskLevel.Critical);
        assessment.RecommendedPath.ShouldBe(RecommendedPath.DoNotShip);
        var rules = assessment.Findings.Select(finding => finding.Rule).ToHashSet();
        string[] expected =
        [
            "guardrail-removed", "tool-gained-write", "tool-input-widened", "tool-new-parameter", "evaluation-degraded", "temperature-raised",
        ];
        expected.ShouldBeSubsetOf(rules);
        assessment.Findings.ShouldContain(
            finding => finding.Rule == "guardrail-removed" && finding.Before!.StartsWith("Refunds above €50"));
        assessment.Verdicts.ShouldHaveSingleItem().Outcome.ShouldBe(VerdictOutcome.Degraded);
    }

    private static Assessment Judge(string from, string to) =>
        JudgeRelease.Of(
            SampleRelease.Read(from), SampleRelease.Read(to), PolicyInForce.Default, Destination.AnyProtected,
            new Surroundings(new DateOnly(2026, 11, 22)));
}
