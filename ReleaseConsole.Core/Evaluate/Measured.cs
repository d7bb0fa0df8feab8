namespace ReleaseConsole.Core.Evaluate;

/// <summary>One metric with its numbers, before the word: that hangs on how many others are looked at.</summary>
internal sealed record Measured(Verdict Verdict)
{
    public PairedEstimate? Estimate { get; init; }

    public double MissingShare { get; init; }

    public bool IsJudged(EvaluationGate gate) => Estimate is not null && Verdict.Pairs >= gate.MinimumPairs;

    /// <param name="adjustedP">The p-value for all that are looked at together; null where there are too few pairs.</param>
    /// <param name="looks">How many are looked at together.</param>
    public Verdict Decide(double? adjustedP, EvaluationGate gate, int looks)
    {
        if (Estimate is null)
            return Verdict;
        var verdict = Verdict with { AdjustedP = adjustedP };
        if (Verdict.Pairs < Math.Max(2, gate.MinimumPairs))
            return HasCollapsed(looks, gate)
                ? verdict with
                { Outcome = VerdictOutcome.Degraded, AdjustedP = looks * Doubt, Reason = VerdictWords.Collapsed(verdict, gate) }
                : verdict with { Outcome = VerdictOutcome.TooFewSamples, Reason = VerdictWords.TooFew(verdict, gate) };
        var outcome = OutcomeOf(verdict.Gain!.Value, verdict.Margin, adjustedP <= gate.Alpha, MissingShare > gate.MaximumMissing);
        if (!Verdict.IsDirectionKnown && outcome is (VerdictOutcome.Degraded or VerdictOutcome.Improved))
            return verdict with { Outcome = VerdictOutcome.Inconclusive, Reason = VerdictWords.Undirected(verdict) };
        return verdict with { Outcome = outcome, Reason = VerdictWords.Say(verdict with { Outcome = outcome }, MissingShare, gate) };
    }

    // The less sure of the test and of the count of cases that turned: few values that lie close together would convince the first alone.
    private double Doubt => Math.Max(Estimate!.PValue, Estimate.Statistics.SignTest);

    // Too few pairs say nothing of a small difference. They do not hide one that all of the interval shows, however much is looked at.
    private bool HasCollapsed(int looks, EvaluationGate gate) => Verdict.IsDirectionKnown && Verdict.Gain!.Value.Upper < -Verdict.Margin
        && looks * Doubt <= gate.Alpha;

    /// <summary>
    /// The word for a gain with its interval, a margin (0: none is stated), a test that found a difference, and missing answers.
    /// </summary>
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
