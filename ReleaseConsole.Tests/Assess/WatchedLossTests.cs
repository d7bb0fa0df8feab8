using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>A loss that no gate speaks of is found: of a part of the cases while the whole holds, and of what is only watched.</summary>
public sealed class WatchedLossTests
{
    private static readonly PinnedContent Prompt = Content.Prompt("triage", "Words.");

    [Fact]
    public void A_group_that_broke_while_the_whole_holds_is_a_finding_to_look_at()
    {
        var found = Judge(Run(1600, (_, _) => true), Run(1600, (at, group) => group != "de" || at % 8 == 0)).ShouldHaveSingleItem();

        (found.Severity, found.Artifact, found.Path).ShouldBe((RiskLevel.Medium, "evaluations/golden", "pass by group"));
        found.Title.ShouldStartWith("`evaluations/golden` is worse for group: de (Pass rate): 40 pairs: 35 worse, 0 better.");
    }

    [Fact]
    public void A_small_group_that_collapsed_is_found_although_its_pairs_are_few() =>
        Judge(Run(480, (_, _) => true), Run(480, (_, group) => group != "de")).ShouldHaveSingleItem()
            .Title.ShouldContain("group: de (Pass rate): 12 pairs: 12 worse");

    [Fact]
    public void A_group_that_lost_a_case_is_none() => Judge(Run(480, (_, _) => true), Run(480, (at, _) => at != 0)).ShouldBeEmpty();

    [Fact]
    public void When_the_whole_is_worse_its_parts_are_not_told_again() =>
        Judge(Run(400, (_, _) => true), Run(400, (at, _) => at % 3 == 0)).ShouldHaveSingleItem()
            .Path.ShouldBeNull();

    [Theory]
    [InlineData(2000, true)]
    [InlineData(1300, true)]
    [InlineData(1100, false)]
    [InlineData(900, false)]
    public void Latency_that_is_only_watched_is_found_where_it_is_plainly_longer(double milliseconds, bool isFound)
    {
        var found = Judge(Run(100, (_, _) => true, 1000), Run(100, (_, _) => true, milliseconds));

        found.Select(one => (one.Severity, one.Path)).ShouldBe(isFound ? [(RiskLevel.Medium, (string?)"latency")] : []);
        if (isFound)
            found[0].Title.ShouldStartWith(
                "`evaluations/golden` is worse where no gate looks: 100 pairs: 100 worse, 0 better. Latency rose by");
    }

    // One case in forty is German.
    private static PinnedContent Run(int cases, Func<int, string, bool> passes, double? milliseconds = null) => Content.With(
        Content.Evaluation(Prompt, "+"), record =>
        {
            var rows = Enumerable.Range(0, cases).Select(at => (At: at, Group: at % 40 == 0 ? "de" : "en"))
                .Select(one => new EvaluationRow(
                    $"c{one.At}", null, one.Group, 0, "desk", passes(one.Group == "de" ? one.At / 40 : one.At, one.Group), null, null,
                    milliseconds * (1 + (one.At % 7 / 100.0)), null, 0)).ToList();
            return record with { Rows = rows, Stats = EvaluationStats.Of(rows) };
        });

    private static List<Finding> Judge(PinnedContent before, PinnedContent after) =>
    [
        .. JudgeRelease.Of(
            Content.Manifest(Prompt, before), Content.Manifest(Prompt, after), PolicyInForce.Default, Destination.AnyProtected,
            new Surroundings(new DateOnly(2026, 11, 22))).Findings.Where(one => one.Rule == "evaluation-degraded"),
    ];
}
