namespace ReleaseConsole.Core.Watch;

/// <summary>A person has what is live written to the target again.</summary>
public sealed record DriftReverting(DriftId Drift, string Environment, string Target, string Path, string? Overwrites)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"reverts the drift of {Path} in {Environment}";
}
