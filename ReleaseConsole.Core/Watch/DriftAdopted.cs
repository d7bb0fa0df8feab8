namespace ReleaseConsole.Core.Watch;

/// <summary>What was found outside was saved as a version; it is not released by that.</summary>
public sealed record DriftAdopted(DriftId Drift, string Environment, string Target, string Path, int Version, string Digest)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"adopted what was found in {Environment} as version {Version} of {Path}";
    public override IEnumerable<string> Subjects => [.. base.Subjects, Digest];
}
