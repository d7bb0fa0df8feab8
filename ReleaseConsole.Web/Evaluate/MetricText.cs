using System.Globalization;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>Numbers of a verdict as the screen writes them: units, a real minus, and small p-values by their bound.</summary>
internal static class MetricText
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    public static string Value(Verdict verdict, double? value) => value is { } known ? VerdictWords.Value(verdict.Unit, known) : "—";

    public static string Signed(MeasureUnit unit, double amount)
    {
        var written = VerdictWords.Amount(unit, Math.Abs(amount));
        return !written.Any(letter => letter is >= '1' and <= '9') ? written : (amount < 0 ? "−" : "+") + written;
    }

    public static string Difference(Verdict verdict) => verdict.Difference is { } mean ? Signed(verdict.Unit, mean) : "—";

    public static string? Interval(Verdict verdict) =>
        verdict is { Lower: { } lower, Upper: { } upper } ? Between(verdict.Unit, lower, upper) : null;

    /// <summary>An interval whose better side is positive, turned to the metric's own sign.</summary>
    public static string Interval(Verdict verdict, Bounds gain) => verdict.HigherIsBetter
        ? Between(verdict.Unit, gain.Lower, gain.Upper)
        : Between(verdict.Unit, -gain.Upper, -gain.Lower);

    public static string Rate(Bounds rate) => string.Create(Inv, $"{rate.Lower * 100:0.0} to {rate.Upper * 100:0.0}\u00a0%");

    public static string P(double p) => p < 0.001 ? "< 0.001" : "= " + p.ToString("0.000", Inv);

    public static string Pairs(int pairs) => $"{Counted.Of(pairs)} pairs";

    public static string Limit(Verdict verdict) => verdict.Margin > 0
        ? $"The limit is {VerdictWords.Amount(verdict.Unit, verdict.Margin)}{(verdict.Unit == MeasureUnit.Share ? " points" : "")}."
        : "The policy states no limit.";

    public static string Css(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Improved => "good",
        VerdictOutcome.NotWorse => "even",
        VerdictOutcome.Degraded => "bad",
        VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples or VerdictOutcome.Incomparable => "unsure",
    };

    public static bool CannotTell(this Verdict verdict) =>
        verdict.Outcome is VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples or VerdictOutcome.Incomparable;

    // A unit both ends share is written once.
    private static string Between(MeasureUnit unit, double lower, double upper)
    {
        var (from, to) = (Signed(unit, lower).Split('\u00a0'), Signed(unit, upper).Split('\u00a0'));
        return from.Length == 2 && to.Length == 2 && from[1] == to[1]
            ? $"{from[0]} to {to[0]}\u00a0{to[1]}"
            : $"{Signed(unit, lower)} to {Signed(unit, upper)}";
    }
}
