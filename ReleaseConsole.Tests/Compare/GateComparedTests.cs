using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Two policies for releases: which of them asks for less.</summary>
public sealed class GateComparedTests
{
    [Theory]
    [InlineData("threshold: 90 }", "threshold: 7 }", Effect.Wider)]
    [InlineData("threshold: 90 }", "threshold: 365 }", Effect.Narrower)]
    [InlineData("mlops, threshold: 90 }", "mlops }", Effect.Different)]
    [InlineData("mlops, threshold: 0.1 }", "mlops, threshold: 0.2 }", Effect.Wider)]
    [InlineData("mlops, threshold: 0.25 }", "mlops, threshold: 0.1 }", Effect.Narrower)]
    public void A_threshold_asks_for_less_where_the_rule_then_speaks_less_often(string was, string now, Effect effect)
    {
        RiskPolicy.DefaultText.ShouldContain(was);
        Compared(RiskPolicy.DefaultText.Replace(was, now, StringComparison.Ordinal)).Details.ShouldHaveSingleItem().Effect.ShouldBe(effect);
    }

    [Fact]
    public void A_warning_that_comes_later_is_told_in_days() =>
        Compared(RiskPolicy.DefaultText.Replace("threshold: 90 }", "threshold: 7 }", StringComparison.Ordinal)).Details
            .ShouldHaveSingleItem()
            .Meaning.ShouldBe("`model-retiring` speaks 7 days before the end (was 90 days).");

    [Theory]
    [InlineData("latency: { gate: false, better: lower, margin_share: 0.2 }", "latency: { gate: false, better: lower, margin_share: 2 }",
        "latency may lose 200 % of what it was (was 20 % of what it was).")]
    [InlineData("  medium_becomes_high_at: 6\n", "", "Medium becomes high at no number of findings (was at 6).")]
    [InlineData("high_becomes_critical_at: 5", "high_becomes_critical_at: 9", "High becomes critical at 9 (was at 5).")]
    public void A_figure_is_told_in_what_it_counts(string was, string now, string meaning)
    {
        RiskPolicy.DefaultText.ShouldContain(was);
        Compared(RiskPolicy.DefaultText.Replace(was, now, StringComparison.Ordinal)).Details.ShouldHaveSingleItem()
            .Meaning.ShouldBe(meaning);
    }

    [Fact]
    public void Another_lane_that_looks_at_a_rule_is_no_wording()
    {
        var was = RiskPolicy.DefaultText.Split('\n')
            .Single(line => line.TrimStart().StartsWith("tool-gained-write:", StringComparison.Ordinal));
        var change = Compared(RiskPolicy.DefaultText.Replace(
            was, was.Replace("lane: security", "lane: ai-product", StringComparison.Ordinal), StringComparison.Ordinal));
        change.Details.ShouldHaveSingleItem().Relation.ShouldBe(SchemaRelation.Unknown);
        change.Meaning.ShouldBe(
            "`tool-gained-write` is looked at by ai-product (was security); whether it lets more through cannot be told.");
    }

    private static ArtifactChange Compared(string text) => CompareManifests.Of(
        Content.Manifest(Gate(RiskPolicy.DefaultText)), Content.Manifest(Gate(text))).Changes.ShouldHaveSingleItem();

    private static PinnedContent Gate(string text) =>
        Content.Of(ArtifactKind.Policy, "release-gates", ContentForm.Text, Encoding.UTF8.GetBytes(text));
}
