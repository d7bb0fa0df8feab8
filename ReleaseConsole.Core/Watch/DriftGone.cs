namespace ReleaseConsole.Core.Watch;

/// <summary>A drift went away, or changed into another.</summary>
public sealed record DriftGone(DriftId Drift, string Environment, string Target, string Path) : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"saw the drift of {Path} in {Environment} end";
}
