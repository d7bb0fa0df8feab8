using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
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
            .Meaning.ShouldBe("`model-retiring` speaks 7 days before the end (was 90).");

    private static ArtifactChange Compared(string text) => CompareManifests.Of(
        Content.Manifest(Gate(RiskPolicy.DefaultText)), Content.Manifest(Gate(text))).Changes.ShouldHaveSingleItem();

    private static PinnedContent Gate(string text) =>
        Content.Of(ArtifactKind.Policy, "release-gates", ContentForm.Text, Encoding.UTF8.GetBytes(text));
}
