namespace ReleaseConsole.Core.Evaluate;

/// <summary>One metric with its numbers, before the word: that hangs on how many others are looked at.</summary>
internal sealed record Measured(Verdict Verdict)
{
    public PairedEstimate? Estimate { get; init; }

    public double MissingShare { get; init; }

    public bool IsJudged(EvaluationGate gate) => Estimate is not null && Verdict.Pairs >= gate.MinimumPairs;

    public Verdict Decide(double? adjustedP, EvaluationGate gate)
    {
        if (Estimate is null)
            return Verdict;
        var verdict = Verdict with { AdjustedP = adjustedP };
        if (Verdict.Pairs < Math.Max(2, gate.MinimumPairs))
            return verdict with { Outcome = VerdictOutcome.TooFewSamples, Reason = VerdictWords.TooFew(verdict, gate) };
        var outcome = OutcomeOf(verdict.Gain!.Value, verdict.Margin, adjustedP <= gate.Alpha, MissingShare > gate.MaximumMissing);
        if (!Verdict.IsDirectionKnown && outcome is (VerdictOutcome.Degraded or VerdictOutcome.Improved))
            return verdict with { Outcome = VerdictOutcome.Inconclusive, Reason = VerdictWords.Undirected(verdict) };
        return verdict with { Outcome = outcome, Reason = VerdictWords.Say(verdict with { Outcome = outcome }, MissingShare, gate) };
    }

    /// <summary>The word for a gain with its interval, a margin (0: none is stated), a test that found a difference, and missing answers.</summary>
    internal static VerdictOutcome OutcomeOf(
        (double Mean, double Lower, double Upper) gain, double margin, bool tested, bool tooManyMissing)
    {
        var past = margin > 0 && gain.Upper < -margin;
        var shown = tested || past || (margin > 0 && gain.Lower > margin);
        if (past)
            return VerdictOutcome.Degraded;
        if (tooManyMissing)
            return VerdictOutcome.Inconclusive;
        if (shown && gain.Mean > 0)
            return VerdictOutcome.Improved;
        if (gain.Lower > -margin)
            return VerdictOutcome.NotWorse;
        return shown && gain.Mean < 0 ? VerdictOutcome.Degraded : VerdictOutcome.Inconclusive;
    }
}
