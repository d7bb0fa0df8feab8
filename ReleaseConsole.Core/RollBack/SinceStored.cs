using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.RollBack;

/// <summary>One thing that is not as it was when the plan was stored; null where it was not there, or is not there any more.</summary>
public sealed record PlanDifference(string What, string? Then, string? Now);

/// <summary>The plan as it was stored with the proposal of what is live, and what has changed since.</summary>
public sealed record StoredPlanShown(
    Digest Digest, DateTimeOffset At, ProposalId Proposal, RollbackPlanDocument Plan, IReadOnlyList<PlanDifference> Since);

/// <summary>
/// What of a stored plan is different now: checks that come out otherwise, steps and side effects that came or went. Pure.
/// </summary>
public static class SinceStored
{
    public static IReadOnlyList<PlanDifference> Between(RollbackPlanDocument then, RollbackPlan now) =>
    [
        .. Of((then.Checks ?? []).ToDictionary(one => one.Title, Text), now.Checks.ToDictionary(one => one.Title, Text)),
        .. Of(Words(then.Steps?.Select(one => one.Title), "a step"), Words(now.Steps.Select(one => one.Title), "a step")),
        .. Of(Words(then.CannotBeUndone, "stays done"), Words(now.CannotBeUndone, "stays done")),
    ];

    public static string Word(CheckState state) => state switch
    {
        CheckState.Passed => "passed",
        CheckState.Failed => "failed",
        CheckState.CannotTell => "cannot tell",
    };

    private static IEnumerable<PlanDifference> Of(Dictionary<string, string> then, Dictionary<string, string> now) =>
        from what in now.Keys.Union(then.Keys)
        let before = then.GetValueOrDefault(what)
        let after = now.GetValueOrDefault(what)
        where before != after
        select new PlanDifference(what, before, after);

    private static string Text(ReadinessCheck check) => $"{Word(check.State)}: {check.Detail}";

    private static Dictionary<string, string> Words(IEnumerable<string>? lines, string word) =>
        (lines ?? []).Distinct().ToDictionary(line => line, _ => word);
}
