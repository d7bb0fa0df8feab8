using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Assess;

public sealed class RiskPolicyTests
{
    [Fact]
    public void The_policy_every_product_starts_under_can_be_read()
    {
        var policy = RiskPolicy.Parse(RiskPolicy.DefaultText).Value;
        policy.Review.BreakGlassRoles.ShouldBe([Role.ReleaseManager]);
        policy.Review.ContributorsMayApprove.ShouldBeFalse();
        policy.SignaturesFor(RiskLevel.Low, "production", isProtected: true)[Lane.AiProduct].ShouldBe(1);
        policy.SignaturesFor(RiskLevel.Critical, null, isProtected: true).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("  margin: 0.05", "  margin: five", "must be a number")]
    [InlineData("  margin: 0.05", "  margins: 0.05", "not known here")]
    [InlineData("severity: critical, lane: ai-product", "severity: grave, lane: ai-product", "must be one of")]
    [InlineData("  groups: auto", "  groups: some", "must be one of")]
    [InlineData("  covers: [prompt, tool, model]", "  covers: [prompt, evaluation]", "must be one of prompt, tool")]
    [InlineData("  covers: [prompt, tool, model]", "  covers: prompt", "must be a list")]
    [InlineData("    latency: { gate: false, better: lower,", "    latency: { gate: false, better: down,", "must be one of")]
    [InlineData("    latency: { gate: false, better: lower,", "    latency: { better: lower,", "“gate” is missing")]
    [InlineData("    cost:    { gate: false,", "    cost:    { gate: false, margin: 1,", "not both")]
    [InlineData("guardrail-removed:  ", "guardrail-vanished: ", "there is no rule")]
    [InlineData("severity: medium, lane: platform }", "severity: medium, lane: platform, threshold: 2 }", "not known here")]
    [InlineData("  break_glass: [release-manager]", "  break_glass: [janitor]", "must be one of")]
    [InlineData("{ ai-product: 1, platform: 1 }", "{ ai-product: 0, platform: 0 }", "at least one signature")]
    [InlineData("    initiator_may_sign: true", "    initiator_may_sign: perhaps", "must be true or false")]
    public void What_cannot_be_read_is_refused_on_its_line(string good, string bad, string said)
    {
        var at = RiskPolicy.DefaultText.IndexOf(good, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        var text = RiskPolicy.DefaultText.Remove(at, good.Length).Insert(at, bad);
        var line = RiskPolicy.DefaultText[..at].Count(c => c == '\n') + 1;

        var refusal = RiskPolicy.Parse(text).Refusal.ShouldNotBeNull();

        refusal.Sentence.ShouldContain(said);
        refusal.Place.ShouldNotBeNull().ShouldStartWith($"{line}:");
    }

    [Fact]
    public void A_text_saved_by_an_editor_with_a_byte_order_mark_and_other_line_ends_is_the_same_policy()
    {
        var read = RiskPolicy.Parse("\uFEFF" + RiskPolicy.DefaultText.Replace("\n", "\r\n", StringComparison.Ordinal));
        read.Succeeded.ShouldBeTrue();
        read.Value.Rules.ShouldBe(RiskPolicy.Parse(RiskPolicy.DefaultText).Value.Rules, ignoreOrder: true);
    }

    [Fact]
    public void A_tab_is_told_on_the_line_it_stands_on()
    {
        var lines = RiskPolicy.DefaultText.Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith("  margin:", StringComparison.Ordinal));
        lines[at] = "\t" + lines[at].TrimStart();
        RiskPolicy.Parse(string.Join('\n', lines)).Refusal!.Place!.ShouldStartWith($"{at + 1}:");
    }

    [Fact]
    public void A_route_that_names_a_product_is_told_that_each_has_a_policy_of_its_own()
    {
        var text = RiskPolicy.DefaultText.Replace(
            "  # also: signatures", "  also: [{ when: { kind: tool, product: shop }, lanes: { security: 2 } }]\n  # also: signatures",
            StringComparison.Ordinal);
        RiskPolicy.Parse(text).Refusal!.Sentence.ShouldContain("each product has a policy of its own");
    }

    [Fact]
    public void A_text_from_before_metrics_could_be_named_is_read_as_before()
    {
        var from = RiskPolicy.DefaultText.IndexOf("  # What a case's group is", StringComparison.Ordinal);
        var old = RiskPolicy.DefaultText.Remove(
            from, RiskPolicy.DefaultText.IndexOf("# The rules in force", StringComparison.Ordinal) - from);
        var gate = RiskPolicy.Parse(old).Value.Evaluation;
        (gate.Metrics.Count, gate.Groups, gate.Margin).ShouldBe((0, GroupReading.Auto, .05));
        gate.Covers.ShouldBe([ArtifactKind.Prompt, ArtifactKind.Tool, ArtifactKind.Model]);
        gate.RuleOf(Metric.Pass, isMain: true).ShouldBe(new MetricRule(true, true, .05, null));
    }

    [Fact]
    public void A_policy_says_what_is_to_be_evaluated_for_all_environments_and_for_one()
    {
        var text = RiskPolicy.DefaultText.Replace("covers: [prompt, tool, model]", "covers: [prompt]", StringComparison.Ordinal)
            + "\nenvironments:\n  production:\n    evaluation: { covers: [prompt, settings, settings] }\n";
        var policy = RiskPolicy.Parse(text).Value;
        policy.Evaluation.Covers.ShouldBe([ArtifactKind.Prompt]);
        policy.In("production").Evaluation.Covers.ShouldBe([ArtifactKind.Prompt, ArtifactKind.Settings]);
    }

    [Theory]
    [InlineData("prompt, tool, model", 0)]
    [InlineData("prompt, tool, model, settings", 1)]
    public void What_changed_is_found_unevaluated_where_the_policy_wants_it_evaluated(string covers, int found)
    {
        var policy = RiskPolicy.Parse(
            RiskPolicy.DefaultText.Replace("covers: [prompt, tool, model]", $"covers: [{covers}]", StringComparison.Ordinal)).Value;
        var change = RuleExample.Harm("Another greeting", "settings/runtime.yaml", "greeting: Hello\n", "greeting: Good day\n")
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+", "60+ again");
        var findings = Judged.Whole(change, policy).Findings.Where(one => one.Rule == "change-not-evaluated").ToList();
        findings.Count.ShouldBe(found);
        findings.ShouldAllBe(one => one.Title == "No evaluation ran with `settings/runtime` as it is in this release: none recorded its digest"
            && one.After!.StartsWith("sha256:"));
    }

    [Fact]
    public void Metrics_are_read_with_their_gate_direction_and_margin()
    {
        var text = RiskPolicy.DefaultText.Replace(
            "    tokens:  {", "    tone:    { gate: true, better: higher, margin: 0.3 }\n    tokens:  {", StringComparison.Ordinal);
        var metrics = RiskPolicy.Parse(text).Value.Evaluation.Metrics;
        metrics["tone"].ShouldBe(new MetricRule(true, true, .3, null));
        metrics["latency"].ShouldBe(new MetricRule(false, false, null, .2));
    }

    [Fact]
    public void A_part_that_is_missing_is_named()
    {
        var cut = RiskPolicy.DefaultText[..RiskPolicy.DefaultText.IndexOf("# What review applies", StringComparison.Ordinal)];
        RiskPolicy.Parse(cut).Refusal.ShouldNotBeNull().Sentence.ShouldContain("“review” is missing");
    }

    [Fact]
    public void Broken_yaml_is_refused_with_its_place() => RiskPolicy.Parse("rules: [").Refusal.ShouldNotBeNull().Place.ShouldNotBeNull();
}
