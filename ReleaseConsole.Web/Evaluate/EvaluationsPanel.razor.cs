using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>
/// What paired results say: every measure on one scale with its interval, the chosen one in full with its slices and cases, what cannot
/// be told and why, and which change no result speaks for. Which measure and slice is shown stands in the address.
/// </summary>
public sealed partial class EvaluationsPanel(NavigationManager navigation)
{
    private sealed record Group(string Title, string Note, IReadOnlyList<Verdict> Verdicts);

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required Assessment Assessment { get; set; }

    [Parameter] public string FromName { get; set; } = "Before";

    [Parameter] public string ToName { get; set; } = "After";

    [SupplyParameterFromQuery] public string? Evaluation { get; set; }

    /// <summary>The key of a measure; without one the first that is worse, or cannot tell.</summary>
    [SupplyParameterFromQuery] public string? Metric { get; set; }

    /// <summary>Column and value of a part of the cases, e.g. <c>group: refunds</c>.</summary>
    [SupplyParameterFromQuery] public string? Slice { get; set; }

    private IEnumerable<Verdict> Whole => Assessment.Verdicts.Concat(Assessment.Explored.Where(one => one.Slice is null));

    private Verdict? Chosen => Whole.FirstOrDefault(
        one => one.Key == Metric && (Evaluation is null || one.Evaluation == Evaluation) && one.Pairs > 0)
        ?? Assessment.Verdicts.Where(one => one.Pairs > 0).MaxBy(one => Weight(one.Outcome));

    private Verdict? ChosenSlice => Chosen is { } chosen && Slice is not null
        ? SlicesOf(chosen).FirstOrDefault(one => one.Slice!.ToString() == Slice) : null;

    private double Reach => ForestTable.ReachOf(Whole);

    private VerdictOutcome Worst => Assessment.Verdicts.MaxBy(one => Weight(one.Outcome))!.Outcome;

    // The policy's bounds are one-sided; both together are this sure.
    private string? Confidence => Whole.Select(one => one.Statistics?.Confidence).FirstOrDefault(one => one is not null) is { } sure
        ? string.Create(CultureInfo.InvariantCulture, $"{sure * 100:0.##}\u00a0% intervals") : null;

    private IEnumerable<Group> Groups
    {
        get
        {
            foreach (var gated in Assessment.Verdicts.GroupBy(one => one.Evaluation, StringComparer.Ordinal))
                yield return new Group(gated.Key, MetricText.Pairs(gated.Max(one => one.Pairs)), [.. gated]);
            foreach (var watched in Assessment.Explored.Where(one => one.Slice is null)
                .GroupBy(one => one.Evaluation, StringComparer.Ordinal))
                yield return new Group(
                    "Watched, not a gate", Assessment.Verdicts.Select(one => one.Evaluation)
                        .Distinct().Count() > 1 ? watched.Key : "", [.. watched]);
        }
    }

    private (string Lead, string More) Summary
    {
        get
        {
            var (all, worse, unclear) =
                (Assessment.Verdicts.Count, Assessment.Verdicts.Count(one => one.Outcome == VerdictOutcome.Degraded),
                    Assessment.Verdicts.Count(one => one.CannotTell()));
            var bad = Assessment.Verdicts.FirstOrDefault(one => one.Outcome == VerdictOutcome.Degraded)?.Reason ?? "";
            var only = Assessment.Verdicts[0];
            return (worse, unclear) switch
            {
                (0, 0) when all == 1 =>
                    ($"{only.Metric} is {(only.Outcome == VerdictOutcome.Improved ? "better" : "not worse")}.", only.Reason),
                (0, 0) => ($"All {all} gates are decided, and none is worse.", ""),
                (0, _) when all == 1 => ($"{only.Metric} cannot be told.", only.Reason),
                (0, _) =>
                    ($"{all - unclear} of {all} gates are decided, none is worse. {unclear} cannot tell.",
                    "Add cases, or let somebody accept the risk by name."),
                (_, 0) when all == 1 => ($"{only.Metric} is worse.", bad),
                (1, 0) => ($"1 of {all} gates is worse.", bad),
                (_, 0) => ($"{worse} of {all} gates are worse.", bad),
                _ => ($"{worse} of {all} gates {(worse == 1 ? "is" : "are")} worse, and {unclear} cannot tell.", bad),
            };
        }
    }

    private string? Watched
    {
        get
        {
            var worse = Assessment.Explored.Where(one => one is { Slice: null, Outcome: VerdictOutcome.Degraded }).Select(one => one.Metric)
                .ToList();
            var parts = Assessment.Explored.Count(one => one is { Slice: not null, Outcome: VerdictOutcome.Degraded });
            var said = worse.Count == 0 ? "" : $"Watched and worse: {string.Join(", ", worse)}.";
            return parts == 0
                ? (said.Length == 0 ? null : said)
                : $"{said} {parts} {(parts == 1 ? "slice is" : "slices are")} worse.".TrimStart();
        }
    }

    private IReadOnlyList<Verdict> SlicesOf(Verdict verdict) =>
        [.. Assessment.Explored.Where(one => one.Slice is not null && one.Key == verdict.Key && one.Evaluation == verdict.Evaluation)];

    // How many were looked at together, and by which correction.
    private string Family(Verdict verdict) => verdict.IsGated
        ? string.Create(CultureInfo.InvariantCulture, $"Holm, {Assessment.Verdicts.Count(one => one.AdjustedP is not null)} gated")
        : string.Create(
            CultureInfo.InvariantCulture, $"Benjamini–Hochberg, {Assessment.Explored.Count(one => one.AdjustedP is not null)} explored");

    private static string? NoteOf(Verdict verdict) => verdict.Pairs == 0 ? verdict.Reason
        : verdict.Errors > 0 ? $"{verdict.Errors} without an answer" : null;

    private string? UrlOf(Verdict verdict) =>
        verdict.Pairs == 0 ? null : navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["evaluation"] = verdict.Evaluation,
            ["metric"] = verdict.Key,
            ["slice"] = null,
            ["cases"] = null,
        });

    private static int Weight(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Improved => 1,
        VerdictOutcome.NotWorse => 0,
        VerdictOutcome.Incomparable => 2,
        VerdictOutcome.TooFewSamples => 3,
        VerdictOutcome.Inconclusive => 4,
        VerdictOutcome.Degraded => 5,
    };
}
