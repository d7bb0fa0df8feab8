using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>Whether one thing a rollback rests on is as it should be.</summary>
public enum CheckState
{
    Passed,
    Failed,

    /// <summary>Cannot be told; who signs accepts that.</summary>
    CannotTell,
}

/// <summary>One readiness check with what it rests on.</summary>
public sealed record ReadinessCheck(string Id, string Title, CheckState State, string Detail);

/// <summary>A target that takes part: what it was left with, and whether something else was seen there since.</summary>
public sealed record PlannedTarget(string Name, TargetKind Kind, TargetHealth Health, bool CanBeRead, string Pointer, string? Foreign);

/// <summary>Everything the plan is made of, as it is known now.</summary>
public sealed record RollbackSituation(
    ManifestContents Now, ManifestContents? To, string ToRelease, int PinsOfTo, Boundary Boundary, string Environment, bool WasLiveHere,
    IReadOnlyList<PlannedTarget> Targets, int OpenDrifts, bool IsDeploying, IReadOnlyList<Hold> Holds);

/// <summary>The way back, with its whole reasoning: what changes, what stays done, what is checked, in which order it goes.</summary>
public sealed record RollbackPlan(
    Digest From, Digest? To, IReadOnlyList<ArtifactChange> Changes, int Unchanged, IReadOnlyList<string> CannotBeUndone,
    IReadOnlyList<ReadinessCheck> Checks, IReadOnlyList<PlannedTarget> Targets, IReadOnlyList<string> Steps)
{
    public bool IsReady => Checks.All(check => check.State != CheckState.Failed);

    public static RollbackPlan Of(RollbackSituation at)
    {
        var changes = at.To is null ? null : CompareManifests.Of(at.Now, at.To);
        return new RollbackPlan(
            at.Now.Digest, at.To?.Digest, changes?.Changes ?? [], changes?.Unchanged ?? 0, [.. StaysDone(at)], [.. CheckAll(at)], at.Targets,
            [
                $"Hold promotions to {at.Environment}", .. at.Targets.Select(target => $"{target.Name}: write {at.ToRelease}"),
                .. at.Targets.Where(target => target.CanBeRead).Select(target => $"{target.Name}: read it back"),
                $"Record {at.ToRelease} as live in {at.Environment}",
            ]);
    }

    private static IEnumerable<string> StaysDone(RollbackSituation at)
    {
        yield return $"What the release that is live now has already answered or done in {at.Environment} stays done.";
        foreach (var tool in at.Now.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Tool
            && at.To?.Artifacts.Any(other => other.Pin.Path == one.Pin.Path && other.Pin.Digest == one.Pin.Digest) != true))
            yield return $"Calls already made through {tool.Pin.Path} as it is now are not taken back.";
        foreach (var webhook in at.Targets.Where(target => !target.CanBeRead))
            yield return $"What {webhook.Name} did after it was told; it cannot be read back.";
    }

    private static IEnumerable<ReadinessCheck> CheckAll(RollbackSituation at)
    {
        yield return at.To is { } to && to.Artifacts.Count + to.Evaluations.Count == at.PinsOfTo
            ? new("versions", "Every version still exists", CheckState.Passed, $"{at.PinsOfTo} of {at.PinsOfTo}")
            : new("versions", "Every version still exists", CheckState.Failed, "A pinned version cannot be read.");
        var breaches = at.To is null ? [] : BoundaryCheck.Of(at.Boundary, at.To, at.Environment);
        yield return new(
            "boundary", $"Fits the boundary of {at.Environment}", breaches.Count == 0 ? CheckState.Passed : CheckState.Failed,
            breaches.Count == 0 ? "Everything in it is allowed." : string.Join(" ", breaches.Select(one => one.Reason)));
        yield return new(
            "approved", $"Was live in {at.Environment} before", at.WasLiveHere ? CheckState.Passed : CheckState.Failed,
            at.WasLiveHere ? "It was approved and live here." : "It was never live here; propose it forward instead.");
        foreach (var target in at.Targets)
            yield return Readable(target);
        yield return new(
            "drift", "Drift would be overwritten", CheckState.Passed,
            at.OpenDrifts == 0 ? "No drift is open." : $"{at.OpenDrifts} open drift{(at.OpenDrifts == 1 ? "" : "s")} will be written over.");
        yield return new(
            "quiet", "No other deployment is under way", at.IsDeploying ? CheckState.Failed : CheckState.Passed,
            at.IsDeploying ? "Wait until it ends, or settle what is unknown." : "Nothing is under way.");
        yield return new(
            "holds", "Holds do not stand in the way", CheckState.Passed,
            at.Holds.Count == 0 ? "There is no hold." : $"{at.Holds.Count} hold(s) stop promotions, not rollbacks.");
    }

    private static ReadinessCheck Readable(PlannedTarget target) => target switch
    {
        { CanBeRead: false } => new($"target-{target.Name}", $"{target.Name} can be read", CheckState.CannotTell, "It cannot be read back; it is told and answers."),
        { Health: TargetHealth.Failing or TargetHealth.Unknown } =>
            new($"target-{target.Name}", $"{target.Name} can be read", CheckState.CannotTell, "The last reading got no answer."),
        { Health: TargetHealth.NeverChecked } =>
            new($"target-{target.Name}", $"{target.Name} can be read", CheckState.CannotTell, "It was not read yet."),
        _ => new($"target-{target.Name}", $"{target.Name} can be read", CheckState.Passed,
            target.Foreign is null ? "It is where we left it." : "Somebody moved it; what is there will be written over."),
    };
}
