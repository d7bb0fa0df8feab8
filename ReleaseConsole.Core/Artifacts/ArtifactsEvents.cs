using System.Text.Json.Serialization;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A person or a program saved content as the next version of an artifact.</summary>
public sealed record VersionSaved(ArtifactKind Kind, string Path, int Version, Digest Digest, Digest? Parent, string Message, string Origin)
    : AuditEvent
{
    /// <summary>The beginning of the text, for search; the entry itself holds the digest of all of it.</summary>
    [JsonIgnore]
    public string Content { get; init; } = "";

    public override string Summary => $"saved {Path} as v{Version}: {Message}";
    public override IEnumerable<string> Subjects => Parent is null
        ? [Path, Digest.ToString()]
        : [Path, Digest.ToString(), Parent.Value.ToString()];
    public override string SearchText => Content;
}
