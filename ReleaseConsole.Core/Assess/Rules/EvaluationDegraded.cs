using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>What an evaluation measures is worse than before, beyond chance: gated, only watched, or a part of the cases.</summary>
public sealed class EvaluationDegraded : IRiskRule
{
    public string Id => "evaluation-degraded";

    public string Title => "What an evaluation measures is worse than before, beyond chance";

    public string Why => "The same cases, asked of both releases, show that this one is worse.";

    public string Fix => "Open the cases that changed, repair what they show, and evaluate again.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A third of the cases fail now", "prompts/triage.md", "Old.", "New.").Beside("evaluations/golden", "60+", "20- 40+"),
        RuleExample.NearMiss("Every case passes as before", "prompts/triage.md", "Old.", "New.").Beside("evaluations/golden", "60+", "60+"),
    ];

    /// <remarks>
    /// Its size is the loss in tolerated losses. Less than one is a step less grave; four and more a step graver. What is only watched and
    /// parts of the cases have the size 0, and are medium at the most.
    /// </remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size switch
    {
        0 => policy < RiskLevel.Medium ? policy : RiskLevel.Medium,
        < 1 => policy.Step(-1),
        _ => size >= 4 ? policy.Step(1) : policy,
    };

    public IEnumerable<Finding> Findings(RuleInput input) =>
        Gated(input).Concat(WatchedLosses.In(input).Select(losses => Watched(input, losses)));

    private Finding Watched(RuleInput input, IReadOnlyList<Verdict> losses)
    {
        var worst = losses[0];
        var more = losses.Count == 1 ? "" : $", and so is {Counted.Of(losses.Count - 1, "other part")}";
        var where = worst.Slice is { } slice ? $"for {slice} ({worst.Metric})" : "where no gate looks";
        return input.Found(
            this, $"`{worst.Evaluation}` is worse {where}: {worst.Reason.TrimEnd('.')}{more}", worst.Evaluation,
            worst.Slice is null ? worst.Key : $"{worst.Key} by {worst.Slice.Column}", worst.Written(worst.Baseline),
            worst.Written(worst.Candidate)) with
        {
            Unless = $"`{worst.Evaluation}` were not worse",
        };
    }

    private IEnumerable<Finding> Gated(RuleInput input) =>
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
