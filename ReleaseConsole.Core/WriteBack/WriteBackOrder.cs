using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>Where in the console a write-back belongs.</summary>
public sealed record Place(string Product, string Environment);

/// <summary>Everything a connector needs to make one target carry one manifest. The key is the same for every attempt.</summary>
public sealed record WriteBackOrder(
    string Key, Place Place, string Release, string ManifestDocument, ManifestContents Contents, Digest? Replaces,
    IReadOnlyList<string> ApprovedBy, string LastPointer, string? Overwrites, DateTimeOffset PlannedAt)
{
    public Digest Manifest => Contents.Digest;
}

/// <summary>One thing a write-back would change.</summary>
public sealed record PlannedChange(string File, string Kind, Digest? Before, Digest? After);
