namespace ReleaseConsole.Core.Watch;

/// <summary>Something outside differs from what should be live.</summary>
public sealed record DriftFound(
    DriftId Drift, string Environment, string Target, string Path, DriftKind Kind, string? Expected, string? Observed, string? Who)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => Kind == DriftKind.CannotTell
        ? $"cannot tell what {Target} carries for {Environment}: {Observed}"
        : $"found drift in {Environment}: {Path} on {Target}{(Who is null ? "" : $", by {Who}")}";
}
