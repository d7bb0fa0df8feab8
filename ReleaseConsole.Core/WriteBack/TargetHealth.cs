namespace ReleaseConsole.Core.WriteBack;

/// <summary>What the last check or delivery said about a target.</summary>
public enum TargetHealth
{
    NeverChecked,
    Good,
    Failing,
    Drifted,
    Unknown,
}
