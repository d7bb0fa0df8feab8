using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Fewer cases pass than before, beyond chance.</summary>
public sealed class EvaluationDegraded : IRiskRule
{
    public string Id => "evaluation-degraded";

    public string Title => "Fewer cases pass than before, beyond chance";

    public string Why => "The same cases, asked of both releases, show that this one is worse.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from verdict in input.Verdicts
        where verdict.Outcome == VerdictOutcome.Degraded
        select input.Found(
            this, $"`{verdict.Evaluation}` is worse: {verdict.Reason.TrimEnd('.')}", verdict.Evaluation, null,
            Rates.Percent(verdict.Baseline), Rates.Percent(verdict.Candidate));
}
