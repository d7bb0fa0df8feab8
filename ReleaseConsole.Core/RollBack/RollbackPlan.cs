using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>A target that takes part: what it was left with, and whether something else was seen there since.</summary>
public sealed record PlannedTarget(string Name, TargetKind Kind, TargetHealth Health, bool CanBeRead, string Pointer, string? Foreign);

/// <summary>Everything the plan is made of, as it is known now.</summary>
public sealed record RollbackSituation(
    ManifestContents Now, ManifestContents? To, string ToRelease, int PinsOfTo, Boundary Boundary, string Environment, bool WasLiveHere,
    bool IsWithdrawn,
    IReadOnlyList<PlannedTarget> Targets, int OpenDrifts, bool IsDeploying, IReadOnlyList<Hold> Holds);

/// <summary>One step of the way back, in its order: the target it is done to, and whether it is ready, with what that rests on.</summary>
public sealed record RollbackStep(string Title, string? Target, CheckState Ready, string Because);

/// <summary>The way back, with its whole reasoning: what changes, what stays done, what is checked, in which order it goes.</summary>
public sealed record RollbackPlan(
    Digest From, Digest? To, IReadOnlyList<ArtifactChange> Changes, int Unchanged, IReadOnlyList<string> CannotBeUndone,
    IReadOnlyList<ReadinessCheck> Checks, IReadOnlyList<PlannedTarget> Targets, IReadOnlyList<RollbackStep> Steps)
{
    /// <summary>What was done since and stays done, counted; only where the plan is made of what is live now.</summary>
    public IReadOnlyList<DoneLine> Done { get; init; } = [];

    public bool IsReady => Checks.All(check => check.State != CheckState.Failed);

    public static RollbackPlan Of(RollbackSituation at)
    {
        var changes = at.To is null ? null : CompareManifests.Of(at.Now, at.To);
        var readiness = RollbackReadiness.Of(at);
        return new RollbackPlan(
            at.Now.Digest, at.To?.Digest, changes?.Changes ?? [], changes?.Unchanged ?? 0, readiness.CannotBeUndone, readiness.Checks,
            at.Targets,
            readiness.Steps);
    }
}
