using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>How the cases' differences are spread: a bar for each size, worse to the left, "the same" in the middle.</summary>
public sealed partial class SpreadChart
{
    private const int Width = 420;
    private const int Height = 132;
    private const int Base = 112;

    [Parameter, EditorRequired] public required Spread Spread { get; set; }

    [Parameter, EditorRequired] public required Verdict Verdict { get; set; }

    private double Step => (double)Width / Spread.Counts.Count;

    private int Middle => Spread.Counts.Count / 2;

    private string Said => string.Create(
        CultureInfo.InvariantCulture,
        $"Difference by case: {Verdict.Regressed} worse, {Verdict.Pairs - Verdict.Regressed - Verdict.Improved} the same, {Verdict.Improved} better.");

    // Where the mean would lie at the limit, when the bars are fine enough to show it.
    private double? LimitAt => Verdict.Margin > 0 && Spread.Counts.Count > 5 && Verdict.Margin < -Spread.From
        ? Width * (-Verdict.Margin - Spread.From) / (Spread.Width * Spread.Counts.Count) : null;

    private double Left(int at) => (at * Step) + 1;

    // A single case must be seen beside hundreds.
    private double Tall(int count) => Math.Max(2, 88.0 * count / Spread.Counts.Max());

    private string Side(int at) => at < Middle ? "worse" : at > Middle ? "better" : "even";

    private string Bin(int at) =>
        at == Middle ? $"{Spread.Counts[at]} the same" : $"{Spread.Counts[at]} at about {Amount((at - Middle) * Spread.Width)}";

    private string? Far(int side) => Spread.Counts.Count == 1 ? null : $"({Amount(side * Middle * Spread.Width)})";

    private string Amount(double gain) => MetricText.Signed(Verdict.Unit, Verdict.HigherIsBetter ? gain : -gain);

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
