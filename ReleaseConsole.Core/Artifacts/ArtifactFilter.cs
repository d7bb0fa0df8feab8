namespace ReleaseConsole.Core.Artifacts;

/// <summary>Which artifacts to list: of one kind, with a text in path or last message, from after a path on.</summary>
public sealed record ArtifactFilter(ArtifactKind? Kind = null, string? Text = null, string? After = null, int Skip = 0, int Limit = 50)
{
    public const int Most = 500;
}

/// <summary>One artifact as lists show it: its newest version, who made it when, and where which version is live.</summary>
public sealed record ArtifactRow(
    ArtifactKind Kind, string Path, int Version, Digest Digest, string Message, string ChangedBy, DateTimeOffset ChangedAt,
    IReadOnlyList<LiveVersion> Live);

/// <summary>A page of artifacts, how many match in all, and how many of each kind match the text.</summary>
public sealed record ArtifactsListed(IReadOnlyList<ArtifactRow> Rows, int Total, IReadOnlyDictionary<ArtifactKind, int> OfKind);
