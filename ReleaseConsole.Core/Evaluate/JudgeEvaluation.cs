using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Judges a candidate's results against the baseline's, case by case: not worse when the whole interval lies right of minus the
/// margin, degraded when all of it lies left or the exact test shows it, and otherwise "cannot tell", which a person decides.
/// </summary>
public static class JudgeEvaluation
{
    private const string Metric = "Pass rate";

    /// <summary>The verdicts of all evaluations a release brings, each against the baseline's evaluation of the same path.</summary>
    public static IReadOnlyList<Verdict> All(ManifestContents from, ManifestContents to, EvaluationGate gate) =>
    [
        .. to.Evaluations.Select(evaluation => Of(
            from.Evaluations.FirstOrDefault(one => one.Pin.Path == evaluation.Pin.Path), from, evaluation, to, gate)),
    ];

    private static Verdict Of(PinnedContent? baseline, ManifestContents from, PinnedContent candidate, ManifestContents to, EvaluationGate gate)
    {
        var record = EvaluationRecord.Parse(candidate.Bytes);
        var blank = new Verdict(
            candidate.Pin.Path, Metric, VerdictOutcome.Incomparable, 0, 0, 0, record.Stats.Errors, 0, null, RateOf(record), null, null, null,
            null, gate.Margin, baseline?.Pin.Digest, candidate.Pin.Digest, "");
        if (Coverage.Of(record, to).WhyNot() is { } why)
            return blank with { Reason = why };
        if (baseline is null)
            return blank with { Reason = $"There is no baseline: what it would replace has no evaluation at this path. {Alone(record)}" };
        var before = EvaluationRecord.Parse(baseline.Bytes);
        if (Coverage.Of(before, from).WhyNot() is { } whyBefore)
            return blank with { Reason = $"The baseline cannot be used. {whyBefore}" };
        return Judge(blank, PairedCases.Of(before, record), gate);
    }

    /// <summary>The judgement of paired cases; pure arithmetic over <see cref="EvaluationGate"/>.</summary>
    public static Verdict Judge(Verdict blank, PairedCases cases, EvaluationGate gate)
    {
        var counted = blank with
        {
            Pairs = cases.Pairs.Count,
            Improved = cases.Improved,
            Regressed = cases.Regressed,
            Errors = cases.Errors,
            Unpaired = cases.Unpaired,
        };
        if (cases.Pairs.Count == 0)
            return counted with { Outcome = VerdictOutcome.Incomparable, Reason = "The two runs have no answered case in common." };

        var difference = PairedDifference.Of([.. cases.Pairs.Select(pair => pair.Difference)]);
        var (lower, upper) = Bounds(cases, difference, gate);
        var judged = counted with
        {
            Baseline = cases.Pairs.Average(pair => pair.Before),
            Candidate = cases.Pairs.Average(pair => pair.After),
            Difference = difference.Mean,
            Lower = lower,
            Upper = upper,
            PValue = McNemar.Exact(cases.Regressed, cases.Improved),
        };
        if (cases.Pairs.Count < gate.MinimumPairs)
            return judged with
            {
                Outcome = VerdictOutcome.TooFewSamples,
                Reason = $"{cases.Pairs.Count} pairs are too few to judge by; the policy asks for {gate.MinimumPairs}.",
            };
        var outcome = Outcome(judged, cases, gate);
        return judged with { Outcome = outcome, Reason = Say(judged with { Outcome = outcome }, cases, gate) };
    }

    // Wald bounds alone would call 20 agreeing pairs certain; of the two intervals the more careful bound counts.
    private static (double Lower, double Upper) Bounds(PairedCases cases, PairedDifference difference, EvaluationGate gate)
    {
        var score = ScoreBounds.Of(cases.Improved, cases.Regressed, cases.Pairs.Count, gate.Confidence);
        return (
            Math.Max(-1, Math.Min(difference.Lower(gate.Confidence), score.Lower)),
            Math.Min(1, Math.Max(difference.Upper(gate.Confidence), score.Upper)));
    }

    private static VerdictOutcome Outcome(Verdict judged, PairedCases cases, EvaluationGate gate)
    {
        var tested = judged.PValue <= gate.Alpha;
        if (judged.Upper < -gate.Margin)
            return VerdictOutcome.Degraded;
        if (cases.MissingShare > gate.MaximumMissing)
            return VerdictOutcome.Inconclusive;
        if (judged.Lower > -gate.Margin)
            return tested && judged.Difference > 0 ? VerdictOutcome.Improved : VerdictOutcome.NotWorse;
        return tested && judged.Difference < 0 ? VerdictOutcome.Degraded : VerdictOutcome.Inconclusive;
    }

    private static string Say(Verdict judged, PairedCases cases, EvaluationGate gate)
    {
        var counts = $"{judged.Pairs} pairs: {judged.Regressed} worse, {judged.Improved} better.";
        var drop = Points(-judged.Lower!.Value);
        return judged.Outcome switch
        {
            VerdictOutcome.Improved => $"{counts} More cases pass than before, beyond chance.",
            VerdictOutcome.NotWorse => $"{counts} A drop of {drop} points or more is ruled out; the limit is {Points(gate.Margin)}.",
            VerdictOutcome.Degraded => $"{counts} {Points(-judged.Difference!.Value)} points fewer cases pass, beyond chance.",
            _ when cases.MissingShare > gate.MaximumMissing =>
                $"Cannot tell: {judged.Errors} of {judged.Errors + judged.Pairs} cases have no answer; the policy accepts {Points(gate.MaximumMissing)} %.",
            _ => $"Cannot tell: {judged.Pairs} pairs leave room for a drop of {drop} points; the limit is {Points(gate.Margin)}.",
        };
    }

    private static string Alone(EvaluationRecord record)
    {
        var answered = record.Stats.Passed + record.Stats.Failed;
        if (answered == 0)
            return "No case has an answer.";
        var rate = PassRate.Of(record.Stats.Passed, answered);
        return $"{record.Stats.Passed} of {answered} cases pass ({Points(rate.Lower)} to {Points(rate.Upper)} % at 95 %).";
    }

    private static double? RateOf(EvaluationRecord record) =>
        record.Stats.Passed + record.Stats.Failed is > 0 and var answered ? (double)record.Stats.Passed / answered : null;

    private static string Points(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
