using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What to recommend when the change goes back to what was live before: rolling back, when what is live was a step for the worse over
/// it, measured or by the policy's rules; otherwise what the policy says of the change as it is. Pure.
/// </summary>
public static class JudgeReturn
{
    /// <param name="back">The judgement of going back.</param>
    /// <param name="forth">The judgement of what is live over what it would go back to, under the same policy.</param>
    public static Assessment Of(Assessment back, Assessment forth)
    {
        var worse = forth.Verdicts.Where(one => one.Outcome == VerdictOutcome.Degraded).Select(one => one.Metric).ToList();
        var reasons = new List<string>();
        if (worse.Count > 0)
            reasons.Add($"What is live is measured worse: {string.Join(", ", worse)}.");
        if (forth.Risk >= RiskLevel.High)
            reasons.AddRange(forth.Reasons.Select(reason => $"What is live brought it in: {reason}"));
        return reasons.Count == 0
            ? back
            : back with { RecommendedPath = RecommendedPath.RollBack, Conditions = [], Reasons = [.. reasons, .. back.Reasons] };
    }
}
