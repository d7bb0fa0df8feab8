namespace ReleaseConsole.Core.Compare;

/// <summary>What happened to an artifact, or to a place inside one, between two manifests.</summary>
public enum ChangeType
{
    Added,
    Removed,
    Changed,
}
