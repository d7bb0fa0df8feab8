using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Watch;

/// <summary>What every entry about one drift names.</summary>
public abstract record DriftEvent(DriftId Drift, string Environment, string Target, string Path) : AuditEvent
{
    public override IEnumerable<string> Subjects => [$"drift:{Drift.Value}", $"environment:{Environment}", $"target:{Target}", Path];
}

/// <summary>Something outside differs from what should be live.</summary>
public sealed record DriftFound(
    DriftId Drift, string Environment, string Target, string Path, DriftKind Kind, string? Expected, string? Observed, string? Who)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => Kind == DriftKind.CannotTell
        ? $"cannot tell what {Target} carries for {Environment}: {Observed}"
        : $"found drift in {Environment}: {Path} on {Target}{(Who is null ? "" : $", by {Who}")}";
}

/// <summary>A drift went away, or changed into another.</summary>
public sealed record DriftGone(DriftId Drift, string Environment, string Target, string Path) : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"saw the drift of {Path} in {Environment} end";
}

/// <summary>What was found outside was saved as a version; it is not released by that.</summary>
public sealed record DriftAdopted(DriftId Drift, string Environment, string Target, string Path, int Version, string Digest)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"adopted what was found in {Environment} as version {Version} of {Path}";
    public override IEnumerable<string> Subjects => [.. base.Subjects, Digest];
}

/// <summary>A person has what is live written to the target again.</summary>
public sealed record DriftReverting(DriftId Drift, string Environment, string Target, string Path, string? Overwrites)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"reverts the drift of {Path} in {Environment}";
}

/// <summary>A person keeps a drift until an instant, for a reason.</summary>
public sealed record DriftAccepted(DriftId Drift, string Environment, string Target, string Path, DateTimeOffset Until, string Reason)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"accepted the drift of {Path} in {Environment}: {Reason}";
    public override string SearchText => Reason;
}

/// <summary>An outside pointer was seen where someone else put it.</summary>
public sealed record PointerSeen(
    WriteBack.TargetId Target, string Name, string Environment, string? Before, string After, string Who) : AuditEvent
{
    public override string Summary => $"saw {Name} moved for {Environment} by {Who}";
    public override IEnumerable<string> Subjects => [$"target:{Name}", $"environment:{Environment}"];
}
