using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>What the policy gates by is worse than before, beyond chance.</summary>
public sealed class EvaluationDegraded : IRiskRule
{
    public string Id => "evaluation-degraded";

    public string Title => "A gated measure is worse than before, beyond chance";

    public string Why => "The same cases, asked of both releases, show that this one is worse.";

    public string Fix => "Open the cases that changed, repair what they show, and evaluate again.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A third of the cases fail now", "prompts/triage.md", "Old.", "New.").Beside("evaluations/golden", "60+", "20- 40+"),
        RuleExample.NearMiss("Every case passes as before", "prompts/triage.md", "Old.", "New.").Beside("evaluations/golden", "60+", "60+"),
    ];

    /// <remarks>Its size is the loss in tolerated losses. Less than one is a step less grave; four and more a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : size >= 4 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from verdict in input.Verdicts
        where verdict.Outcome == VerdictOutcome.Degraded
        select input.Found(
            this, $"`{verdict.Evaluation}` is worse: {verdict.Reason.TrimEnd('.')}", verdict.Evaluation, null,
            verdict.Written(verdict.Baseline), verdict.Written(verdict.Candidate), Loss(verdict)) with
        {
            Unless = $"`{verdict.Evaluation}` were not worse",
        };

    // Beyond chance and yet within what the policy tolerates is a smaller loss than it asks about.
    private static double Loss(Verdict verdict) => verdict is { Gain: { } gain, Margin: > 0 } ? -gain.Mean / verdict.Margin : 1;
}
