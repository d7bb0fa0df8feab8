using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// Whether a way back could be gone now: what would stay done, every check, and every step with what its readiness rests on.
/// </summary>
public sealed record RollbackReadiness(
    IReadOnlyList<string> CannotBeUndone, IReadOnlyList<ReadinessCheck> Checks, IReadOnlyList<RollbackStep> Steps)
{
    public static RollbackReadiness Of(RollbackSituation at)
    {
        var checks = CheckAll(at).ToList();
        return new RollbackReadiness([.. StaysDone(at)], checks, [.. Order(at, checks)]);
    }

    private static IEnumerable<RollbackStep> Order(RollbackSituation at, List<ReadinessCheck> checks)
    {
        var (quiet, versions, boundary) = (Find(checks, "quiet"), Find(checks, "versions"), Find(checks, "boundary"));
        yield return new($"Hold promotions to {at.Environment}", null, quiet.State, quiet.Detail);
        foreach (var target in at.Targets)
        {
            var readable = Find(checks, $"target-{target.Name}");
            yield return new($"{target.Name}: write {at.ToRelease}", target.Name, readable.State, readable.Detail);
        }
        foreach (var target in at.Targets.Where(target => target.CanBeRead))
            yield return new(
                $"{target.Name}: read it back", target.Name, Find(checks, $"target-{target.Name}").State,
                "It must carry exactly what was written.");
        var last = versions.State == CheckState.Passed ? boundary : versions;
        yield return new($"Record {at.ToRelease} as live in {at.Environment}", null, last.State, last.Detail);
    }

    private static ReadinessCheck Find(List<ReadinessCheck> checks, string id) => checks.Find(check => check.Id == id)!;

    private static IEnumerable<string> StaysDone(RollbackSituation at)
    {
        yield return $"What was answered or done in {at.Environment} before going back stays done.";
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
        yield return new(
            "withdrawn", "Was not withdrawn", at.IsWithdrawn ? CheckState.Failed : CheckState.Passed,
            at.IsWithdrawn ? $"{at.ToRelease} was withdrawn: it is put live nowhere any more." : "It is not withdrawn.");
        foreach (var target in at.Targets)
            yield return Readable(target);
        yield return new(
            "drift", "Drift would be overwritten", CheckState.Passed,
            at.OpenDrifts == 0
                ? "No drift is open: nothing but what is live is overwritten."
                : $"{at.OpenDrifts} open drift{(at.OpenDrifts == 1 ? "" : "s")} will be written over.");
        yield return new(
            "quiet", "No other deployment is under way", at.IsDeploying ? CheckState.Failed : CheckState.Passed,
            at.IsDeploying ? "Wait until it ends, or settle what is unknown." : "Nothing is under way.");
        yield return new(
            "holds", "Holds do not stand in the way", CheckState.Passed,
            at.Holds.Count == 0 ? "There is no hold." : $"{at.Holds.Count} hold(s) stop promotions, not rollbacks.");
    }

    private static ReadinessCheck Readable(PlannedTarget target) => target switch
    {
        { CanBeRead: false } =>
            new($"target-{target.Name}", $"{target.Name} can be read", CheckState.CannotTell,
            "It cannot be read back; it is told and answers."),
        { Health: TargetHealth.Failing or TargetHealth.Unknown } =>
            new($"target-{target.Name}", $"{target.Name} can be read", CheckState.CannotTell, "The last reading got no answer."),
        { Health: TargetHealth.NeverChecked } =>
            new($"target-{target.Name}", $"{target.Name} can be read", CheckState.CannotTell, "It was not read yet."),
        _ => new($"target-{target.Name}", $"{target.Name} can be read", CheckState.Passed,
            target.Foreign is null ? "It is where we left it." : "Somebody moved it; what is there will be written over."),
    };
}
