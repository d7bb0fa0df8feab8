using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>A verdict's numbers as sentences: what was seen, what is ruled out, and why something cannot be told.</summary>
public static class VerdictWords
{
    private const string Unsure = "Cannot tell: ";

    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    /// <summary>A verdict in a word or two.</summary>
    public static string Of(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Improved => "better",
        VerdictOutcome.Degraded => "worse",
        VerdictOutcome.NotWorse => "not worse",
        VerdictOutcome.Inconclusive => "cannot tell",
        VerdictOutcome.TooFewSamples => "too few cases to tell",
        VerdictOutcome.Incomparable => "nothing to compare with",
    };

    /// <summary>A value in the unit of its metric, e.g. <c>86.9 %</c> or <c>2.31 s</c>.</summary>
    public static string Value(MeasureUnit unit, double value) => unit switch
    {
        MeasureUnit.Share => (value * 100).ToString("0.0", Inv) + "\u00a0%",
        MeasureUnit.Milliseconds =>
            Math.Abs(value) >= 1000
                ? (value / 1000).ToString("0.00", Inv) + "\u00a0s"
                : value.ToString(Math.Abs(value) >= 10 ? "0" : "0.##", Inv) + "\u00a0ms",
        MeasureUnit.Score or MeasureUnit.Cost or MeasureUnit.Tokens => Number(value),
    };

    /// <summary>A difference in the unit of its metric: points for shares.</summary>
    public static string Amount(MeasureUnit unit, double value) =>
        unit == MeasureUnit.Share ? (value * 100).ToString("0.0", Inv) : Value(unit, value);

    /// <summary>A value of the verdict's metric; null where there is none.</summary>
    public static string? Written(this Verdict verdict, double? value) => value is { } known ? Value(verdict.Unit, known) : null;

    /// <summary>The reason where "cannot tell" is said already.</summary>
    public static string WithoutWord(this Verdict verdict) =>
        verdict.Reason.StartsWith(Unsure, StringComparison.Ordinal) ? verdict.Reason[Unsure.Length..] : verdict.Reason;

    internal static string TooFew(Verdict verdict, EvaluationGate gate) =>
        $"{verdict.Pairs} pairs are too few to judge by; the policy asks for {Math.Max(2, gate.MinimumPairs)}.";

    internal static string Collapsed(Verdict verdict, EvaluationGate gate) =>
        Say(verdict with { Outcome = VerdictOutcome.Degraded }, 0, gate)
        + $" The policy asks for {Math.Max(2, gate.MinimumPairs)} pairs; for a loss like this, {verdict.Pairs} are enough.";

    internal static string Undirected(Verdict verdict) =>
        $"{Unsure}{verdict.Metric} {(verdict.Difference > 0 ? "rose" : "fell")} by {Sized(verdict, Math.Abs(verdict.Difference ?? 0))}, "
        + "beyond chance; which side of it is better, no policy says.";

    internal static string Say(Verdict verdict, double missing, EvaluationGate gate)
    {
        var isMissing = verdict.Outcome == VerdictOutcome.Inconclusive && missing > gate.MaximumMissing;
        var leftOut = verdict.LeftOut == 0 || isMissing
            ? ""
            : $" {Counted.Of(verdict.LeftOut, "case")} of the baseline {(verdict.LeftOut == 1 ? "was" : "were")} not run.";
        return Judged(verdict, isMissing, gate) + leftOut;
    }

    private static string Judged(Verdict verdict, bool isMissing, EvaluationGate gate)
    {
        var (mean, lower, upper) = verdict.Gain!.Value;
        var counts = $"{verdict.Pairs} pairs: {verdict.Regressed} worse, {verdict.Improved} better.";
        return verdict.Outcome switch
        {
            VerdictOutcome.Improved =>
                $"{counts} {(verdict.IsPassRate() ? "More cases pass than before" : $"{Loss(verdict, -mean, gain: true)}")}, beyond "
                + "chance.",
            VerdictOutcome.NotWorse when verdict.Margin > 0 =>
                $"{counts} {RuledOut(verdict, mean, lower)}; the limit is {Amount(verdict.Unit, verdict.Margin)}.",
            VerdictOutcome.NotWorse => $"{counts} Any {Word(verdict)} is ruled out.",
            VerdictOutcome.Degraded when verdict.IsPassRate() =>
                $"{counts} {Amount(verdict.Unit, -mean)} points fewer cases pass, beyond chance.",
            VerdictOutcome.Degraded => $"{counts} {Loss(verdict, -mean, gain: false)}, beyond chance.",
            _ when isMissing =>
                $"{Unsure}{Missing(verdict)}; the policy accepts {(gate.MaximumMissing * 100).ToString("0.0", Inv)} %.",
            _ when upper < 0 && verdict.PValue <= gate.Alpha && verdict.AdjustedP > gate.Alpha =>
                $"{Unsure}{counts} {Loss(verdict, -mean, gain: false)} {Chances(verdict)}, "
                + $"with room for {Sized(verdict, -lower)}; {Limit(verdict)}.",
            _ when verdict.Margin > 0 =>
                $"{Unsure}{verdict.Pairs} pairs leave room for a {Word(verdict)} of {Sized(verdict, -lower)}; the limit is "
                + $"{Amount(verdict.Unit, verdict.Margin)}.",
            _ =>
                $"{Unsure}{verdict.Pairs} pairs leave room for a {Word(verdict)} of {Sized(verdict, -lower)}; "
                + "the policy states no limit for it.",
        };
    }

    // The bound itself is not ruled out, and where all cases moved alike it is what was seen.
    private static string RuledOut(Verdict verdict, double mean, double lower) => lower >= 0
        ? $"Any {Word(verdict)} is ruled out"
        : lower == mean && verdict.Regressed == verdict.Pairs
            ? $"{Loss(verdict, -mean, gain: false)} in every case"
            : $"A {Word(verdict)} of more than {Sized(verdict, RoundedUp.Of(verdict.Unit, -lower))} is ruled out";

    private static string Limit(Verdict verdict) =>
        verdict.Margin > 0 ? $"the limit is {Amount(verdict.Unit, verdict.Margin)}" : "the policy states no limit for it";

    private static string Chances(Verdict verdict) =>
        $"(p {Chance(verdict.PValue!.Value)} alone, {Chance(verdict.AdjustedP!.Value)} among all that is judged together)";

    private static string Chance(double p) => p < 0.001 ? "below 0.001" : p.ToString("0.000", Inv);

    private static string Missing(Verdict verdict)
    {
        var all = verdict.Errors + verdict.LeftOut + verdict.Pairs;
        return (verdict.Errors, verdict.LeftOut) switch
        {
            (_, 0) => $"{verdict.Errors} of {all} cases have no answer",
            (0, _) => $"{verdict.LeftOut} of {all} cases of the baseline were not run",
            _ => $"{verdict.Errors} of {all} cases of the baseline have no answer, and {verdict.LeftOut} were not run",
        };
    }

    internal static string Alone(EvaluationRecord record)
    {
        var answered = record.Stats.Passed + record.Stats.Failed;
        if (answered == 0)
            return Scored(record);
        var rate = PassRate.Of(record.Stats.Passed, answered);
        return $"{record.Stats.Passed} of {answered} cases pass ({Amount(MeasureUnit.Share, rate.Lower)} to "
            + $"{Amount(MeasureUnit.Share, rate.Upper)} % at 95 %).";
    }

    private static string Scored(EvaluationRecord record)
    {
        var main = MeasuredMetric.In(record, record)[0];
        var cases = record.Rows.Where(row => row.Error is null && main.Value(row) is not null)
            .GroupBy(row => (row.Case, row.Prompt), row => main.Value(row)!.Value).Select(one => one.Average()).ToList();
        return cases.Count == 0
            ? "No case has an answer."
            : $"{cases.Count} {(cases.Count == 1 ? "case has" : "cases have")} a mean {main.Metric.Title} of "
                + $"{Value(main.Metric.Unit, cases.Average())}.";
    }

    internal static double? RateOf(EvaluationRecord record) =>
        record.Stats.Passed + record.Stats.Failed is > 0 and var answered ? (double)record.Stats.Passed / answered : null;

    /// <summary>The same evaluation's word on a metric that none of its results has.</summary>
    internal static Verdict Unmeasured(this Verdict verdict, string key) => new(
        verdict.Evaluation, key, VerdictOutcome.Incomparable, 0, 0, 0, 0, 0, null, null, null, null, null, null, 0, verdict.BaselineDigest,
        verdict.CandidateDigest, $"The policy gates by “{key}”, and no evaluation of the release measures it.")
    {
        Key = key,
        Unit = MeasureUnit.Score,
    };

    private static bool IsPassRate(this Verdict verdict) => verdict.Key == Metric.Pass.Key;

    // What a loss of this metric is.
    private static string Word(Verdict verdict) => verdict.HigherIsBetter ? "drop" : "rise";

    private static string Sized(Verdict verdict, double amount) =>
        Amount(verdict.Unit, amount) + (verdict.Unit == MeasureUnit.Share ? " points" : "");

    private static string Loss(Verdict verdict, double loss, bool gain) =>
        $"{verdict.Metric} {(verdict.HigherIsBetter != gain ? "fell" : "rose")} by {Sized(verdict, Math.Abs(loss))}";

    // Small amounts of money keep two digits that say something.
    private static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 100 => value.ToString("0", Inv),
        >= 1 => value.ToString("0.##", Inv),
        >= 0.01 => value.ToString("0.###", Inv),
        var small => value.ToString("F" + Math.Clamp(1 - (int)Math.Floor(Math.Log10(small)), 0, 12), Inv),
    };
}
