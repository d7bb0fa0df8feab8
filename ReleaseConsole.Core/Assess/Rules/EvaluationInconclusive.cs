using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The results cannot tell better from worse.</summary>
public sealed class EvaluationInconclusive : IRiskRule
{
    public string Id => "evaluation-inconclusive";

    public string Title => "The results cannot tell better from worse";

    public string Why => "Could be either. Add cases, or let somebody accept the risk by name.";

    public string Fix => "Add cases until the drop the policy tolerates can be ruled out, or repeat the ones there are.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Three of sixty cases fail now", "prompts/triage.md", "Old.", "New.").Beside("evaluations/golden", "60+", "3- 57+"),
        RuleExample.NearMiss("Every case passes as before", "prompts/triage.md", "Old.", "New.").Beside("evaluations/golden", "60+", "60+"),
    ];

    /// <remarks>Its size is the share of cases that were not run or have no answer. A third and more is a step graver: who answers is then
    /// another question.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 1.0 / 3 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from verdict in input.Verdicts
        where verdict.Outcome is VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples
            || (verdict.Outcome == VerdictOutcome.Incomparable && NothingInCommon(verdict, input))
        select input.Found(
            this, $"`{verdict.Evaluation}` cannot tell: {verdict.WithoutWord().TrimEnd('.')}", verdict.Evaluation, null,
            verdict.Written(verdict.Baseline), verdict.Written(verdict.Candidate), Missing(verdict)) with
        {
            Unless = $"`{verdict.Evaluation}` could tell",
        };

    // Where every case has another id than before, none is missing.
    private static double Missing(Verdict verdict) =>
        verdict.Errors + verdict.LeftOut is > 0 and var missing && verdict.Pairs + verdict.Errors > 0
        ? (double)missing / (verdict.Pairs + missing)
        : 0;

    // A first release has no baseline, and results on other bytes are a finding of their own.
    private static bool NothingInCommon(Verdict verdict, RuleInput input) =>
        verdict.BaselineDigest is not null && !EvaluationStale.OtherBytes(input).Contains(verdict.Evaluation);
}
