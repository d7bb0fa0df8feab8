using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>What paired results say: every verdict on one scale with its interval, its counts, and what it cannot tell.</summary>
public sealed partial class EvaluationsPanel
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    [Parameter, EditorRequired] public required IReadOnlyList<Verdict> Verdicts { get; set; }

    [Parameter] public string FromName { get; set; } = "Before";

    [Parameter] public string ToName { get; set; } = "After";

    // One scale for all rows, counted in limits: at least two to either side, so that "same" stands in the middle.
    private double Reach => Verdicts
        .SelectMany(verdict => new[] { verdict.Lower, verdict.Upper }.OfType<double>().Select(bound => Math.Abs(bound) / Limit(verdict)))
        .DefaultIfEmpty(2).Append(2).Max() * 1.05;

    private string Summary
    {
        get
        {
            var worse = Verdicts.Count(verdict => verdict.Outcome == VerdictOutcome.Degraded);
            var unsure = Verdicts.Count(verdict => verdict.Outcome is VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples or VerdictOutcome.Incomparable);
            return (worse, unsure) switch
            {
                (0, 0) => "No evaluation is worse.",
                (0, _) => $"{unsure} of {Verdicts.Count} cannot tell; none is worse.",
                (_, 0) => $"{worse} of {Verdicts.Count} is worse, beyond chance.",
                _ => $"{worse} of {Verdicts.Count} is worse, and {unsure} cannot tell.",
            };
        }
    }

    internal static double Limit(Verdict verdict) => Math.Max(verdict.Margin, 1e-6);

    private static string Percent(double? share) => share is { } value ? (value * 100).ToString("0.0", Inv) + "\u00a0%" : "—";

    private static string Points(Verdict verdict) => verdict.Difference is { } mean ? Signed(mean) : "—";

    private static string? Interval(Verdict verdict) => verdict is { Lower: { } lower, Upper: { } upper } ? $"{Signed(lower)} to {Signed(upper)}" : null;

    private static string Signed(double share) =>
        (share * 100).ToString("+0.0;−0.0;0.0", Inv);

    private static string Counts(Verdict verdict) => string.Create(
        Inv, $"{verdict.Pairs} pairs, {verdict.Errors} without an answer, {verdict.Unpaired} without a partner.")
        + (verdict.PValue is { } p ? $" McNemar p\u00a0{(p < 0.001 ? "< 0.001" : "= " + p.ToString("0.000", Inv))}." : "");
}
