using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The results cannot tell better from worse.</summary>
public sealed class EvaluationInconclusive : IRiskRule
{
    public string Id => "evaluation-inconclusive";

    public string Title => "The results cannot tell better from worse";

    public string Why => "Could be either. Add cases, or let somebody accept the risk by name.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from verdict in input.Verdicts
        where verdict.Outcome is VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples
            || (verdict.Outcome == VerdictOutcome.Incomparable && NothingInCommon(verdict, input))
        select input.Found(
            this, $"`{verdict.Evaluation}` cannot tell: {verdict.Reason.TrimEnd('.')}", verdict.Evaluation, null,
            Rates.Percent(verdict.Baseline), Rates.Percent(verdict.Candidate));

    // A first release has no baseline, and results on other bytes are a finding of their own.
    private static bool NothingInCommon(Verdict verdict, RuleInput input) =>
        verdict.BaselineDigest is not null && !EvaluationStale.OtherBytes(input).Contains(verdict.Evaluation);
}
