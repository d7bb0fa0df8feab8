using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>One measure in full: the sentence, how the cases' differences are spread, each statistic by its name, and its slices.</summary>
public sealed partial class MeasurePanel(NavigationManager navigation)
{
    private int _limit = 8;

    [Parameter, EditorRequired] public required Verdict Verdict { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Verdict> Slices { get; set; }

    /// <summary>The slice that is shown instead of the whole.</summary>
    [Parameter] public Verdict? Chosen { get; set; }

    [Parameter] public string FromName { get; set; } = "Before";

    [Parameter] public string ToName { get; set; } = "After";

    /// <summary>How p-values were corrected for looking at several.</summary>
    [Parameter] public string Family { get; set; } = "";

    private Verdict Shown => Chosen ?? Verdict;

    private string Title => $"{Verdict.Metric}{(Chosen is null ? "" : $", {Chosen.Slice}")}";

    private double Reach => ForestTable.ReachOf(Slices);

    private IEnumerable<(string Label, string Value, string? Note)> Facts
    {
        get
        {
            yield return ("Difference", MetricText.Difference(Shown),
            MetricText.Interval(Shown) is { } interval ? $"{interval}. {MetricText.Limit(Shown)}" : null);
            if (Shown.Statistics?.AsGain(Shown.HigherIsBetter) is not { } statistics)
                yield break;
            yield return ("Standard error", Amount(statistics.StandardError), Groups(statistics));
            if (statistics.McNemarExact is { } exact)
                yield return ("McNemar, exact", $"p {MetricText.P(exact)}", $"mid-p {MetricText.P(statistics.McNemarMidP!.Value)}");
            else
                yield return ("Paired t", statistics.PairedT is { } t ? $"p {MetricText.P(t)}" : "—",
                $"sign test p {MetricText.P(statistics.SignTest)}");
            if (Shown.AdjustedP is { } adjusted)
                yield return ("Corrected", $"p {MetricText.P(adjusted)}", Chosen is null ? Family : "Benjamini–Hochberg");
            foreach (var (label, bounds, note) in Intervals(statistics))
                yield return (label, MetricText.Interval(Shown, bounds), note);
            if (statistics is { BaselineRate: { } before, CandidateRate: { } after })
            {
                yield return ($"{FromName}, 95\u00a0%", MetricText.Rate(before.Wilson), $"exact {MetricText.Rate(before.ClopperPearson)}");
                yield return ($"{ToName}, 95\u00a0%", MetricText.Rate(after.Wilson), $"exact {MetricText.Rate(after.ClopperPearson)}");
            }
            yield return ("Detectable loss", Amount(statistics.MinimumDetectable), Needed(statistics));
        }
    }

    private static IEnumerable<(string Label, Bounds Bounds, string? Note)> Intervals(VerdictStatistics statistics)
    {
        if (statistics.ScoreInterval is { } score)
            yield return ("Score interval", score, "Tango, of the pairs that differ");
        if (statistics.TInterval is { } t)
            yield return ("t interval", t, statistics.IsClustered ? "between groups" : null);
        if (statistics.BootstrapInterval is { } bootstrap)
            yield return ("Bootstrap", bootstrap, string.Create(CultureInfo.InvariantCulture, $"{statistics.Resamples} resamples, seeded"));
    }

    private string? Groups(VerdictStatistics statistics) => statistics switch
    {
        { Groups: null } => null,
        { IsClustered: true } => $"clustered by {statistics.Groups} groups",
        { ClusteredError: { } clustered } => $"{Amount(clustered)} if the {statistics.Groups} groups were drawn like cases",
        _ => null,
    };

    private static string Needed(VerdictStatistics statistics) => statistics.PairsNeeded is { } pairs
        ? $"with 80\u00a0% power; the limit takes about {MetricText.Pairs(pairs)}"
        : "with 80\u00a0% power";

    private string Amount(double amount) => VerdictWords.Amount(Shown.Unit, amount) + (Shown.Unit == MeasureUnit.Share ? " points" : "");

    private string UrlOf(Verdict slice) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["evaluation"] = slice.Evaluation,
        ["metric"] = slice.Key,
        ["slice"] = slice == Chosen ? null : slice.Slice!.ToString(),
        ["cases"] = null,
    });
}
