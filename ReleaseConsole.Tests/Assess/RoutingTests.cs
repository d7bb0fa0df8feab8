using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Tests.Assess;

public sealed class RoutingTests
{
    private const string Routes = """
          also:
            - when: { kind: tool, path: "tools/refund*", level: medium }
              lanes: { security: 2 }

        """;

    private static readonly RuleExample Refund = RuleExample.Harm(
        "A higher refund", "tools/refund_now.yaml",
        "{name: refund_now, inputSchema: {type: object, properties: {amount: {type: number, maximum: 50}}, additionalProperties: false}}",
        "{name: refund_now, inputSchema: {type: object, properties: {amount: {type: number, maximum: 500}}, additionalProperties: false}}");

    [Fact]
    public void A_changed_artifact_of_the_kind_and_path_takes_the_signatures_and_says_why()
    {
        var security = Judged.Whole(Refund, Policy(Routes)).Signatures.Single(one => one.Lane == Lane.Security);
        (security.Count, security.Because, security.FromFinding).ShouldBe((2, "tools/refund_now changed: security 2", false));
    }

    [Theory]
    [InlineData("kind: tool, path: \"tools/refund*\", level: medium", "kind: prompt, path: \"tools/refund*\", level: medium")]
    [InlineData("tools/refund*", "tools/refund")]
    [InlineData("level: medium", "level: medium, environment: open")]
    [InlineData("level: medium", "level: critical")]
    public void What_does_not_fit_takes_what_its_level_takes(string from, string to) => Judged.Whole(
        Refund, Policy(Routes.Replace(from, to, StringComparison.Ordinal)))
        .Signatures.Single(one => one.Lane == Lane.Security).Count.ShouldBe(1);

    [Theory]
    [InlineData("tools/refund*", "tools/refund/now", true)]
    [InlineData("tools/?efund", "tools/refund", true)]
    [InlineData("tools/refund", "tools/refunds", false)]
    [InlineData("tools/refund*", "Tools/refund", false)]
    public void A_star_stands_for_any_characters_and_a_question_mark_for_one(string pattern, string path, bool fits) =>
        ArtifactRoute.Fits(pattern, path).ShouldBe(fits);

    [Theory]
    [InlineData("level: medium", "", Effect.Wider)]
    [InlineData("security: 2", "security: 1", Effect.Wider)]
    [InlineData("level: medium", "level: high", Effect.Wider)]
    [InlineData("level: medium", "level: low", Effect.Narrower)]
    [InlineData("security: 2", "security: 3", Effect.Narrower)]
    public void Routes_are_compared_by_what_they_ask(string from, string to, Effect effect)
    {
        var after = to.Length == 0 ? RiskPolicy.DefaultText : Text(Routes.Replace(from, to, StringComparison.Ordinal));
        var line = Core.Review.Policies.PolicyJudgement.Between(Text(Routes), after).ShouldHaveSingleItem();
        line.Effect.ShouldBe(effect);
        line.Meaning.ShouldNotBeNull().ShouldContain("tools/refund*");
    }

    [Fact]
    public void An_environment_has_severities_and_thresholds_of_its_own()
    {
        var text = RiskPolicy.DefaultText + """
            environments:
              production:
                evaluation: { margin: 0.01 }
                rules: { tool-input-widened: { severity: low } }
                recommend: { low: route-to-lanes }

            """;
        var policy = RiskPolicy.Parse(text).Value;
        (policy.In("production").Evaluation.Margin, policy.In("production").Evaluation.MinimumPairs, policy.In("staging").Evaluation.Margin)
            .ShouldBe((.01, 30, .05));
        policy.In("production").Recommend[RiskLevel.Low].ShouldBe(RecommendedPath.RouteToLanes);
        Found(text, "production").ShouldBe(RiskLevel.Low);
        Found(text, "staging").ShouldBe(RiskLevel.High);
    }

    [Fact]
    public void What_an_environment_loosens_is_told_for_it_alone()
    {
        var stricter = RiskPolicy.DefaultText + "environments: { production: { evaluation: { margin: 0.02 } } }\n";
        var told = Core.Review.Policies.PolicyJudgement.Between(RiskPolicy.DefaultText, stricter).ShouldHaveSingleItem();
        (told.Effect, told.Place).ShouldBe((Effect.Narrower, "/environments/production/evaluation/margin"));
        var back = Core.Review.Policies.PolicyJudgement.Between(stricter, RiskPolicy.DefaultText).ShouldHaveSingleItem();
        (back.Effect, back.Meaning).ShouldBe((Effect.Wider, "In production: An evaluation is held to margin 0.05 (was 0.02)."));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_in_the_order_of_the_text()
    {
        var text = RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: five", StringComparison.Ordinal)
            .Replace("guardrail-removed: ", "guardrail-gone: ", StringComparison.Ordinal)
            .Replace("critical: do-not-ship", "critical: sink", StringComparison.Ordinal)
            + "environments: { prodution: { evaluation: { margin: 0.02 } } }\n";
        var faults = RiskPolicy.Read(text, ["staging", "production"]).Faults;
        faults.Count.ShouldBe(4);
        faults.Select(one => int.Parse(one.Place!.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();
        RiskPolicy.Read(text, ["production"]).Whole.Refusal!.Sentence.ShouldContain("there is no environment “prodution”");
    }

    [Fact]
    public void Approving_with_conditions_says_which()
    {
        var text = RiskPolicy.DefaultText.Replace(
            "tool-input-widened:        { severity: high", "tool-input-widened:        { severity: medium", StringComparison.Ordinal);
        var judged = Judged.Whole(
            Refund.Beside("evaluations/golden", "60+", "60+ anew").Beside("prompts/triage.md", "Be kind."), RiskPolicy.Parse(text).Value);
        judged.RecommendedPath.ShouldBe(RecommendedPath.ApproveWithConditions);
        judged.Conditions.ShouldContain(
            one => one.Rule == "tool-input-widened" && one.Text.StartsWith("tools/refund_now: Keep the old limit"));
        AdvisedCondition.Written(judged.Conditions).ShouldStartWith("- ");
    }

    private static RiskLevel Found(string text, string environment) => JudgeRelease.Of(
            WrittenManifest.Of(Refund.Before), WrittenManifest.Of(Refund.After),
            PolicyInForce.Default with { Policy = RiskPolicy.Parse(text).Value },
            new Destination(environment, IsProtected: true, Boundary.Open), Refund.Surroundings)
        .Findings.Single(one => one.Rule == "tool-input-widened").Severity;

    private static RiskPolicy Policy(string routes) => RiskPolicy.Parse(Text(routes)).Value;

    private static string Text(string routes) =>
        RiskPolicy.DefaultText.Replace("# What is otherwise in single", routes + "# What is otherwise in single", StringComparison.Ordinal);
}
