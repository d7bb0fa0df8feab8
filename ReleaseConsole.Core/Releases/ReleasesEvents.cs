using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Releases;

/// <summary>A list of exact bytes got a version name.</summary>
public sealed record ReleaseFrozen(
    string Version, Digest Manifest, IReadOnlyList<PinnedArtifact> Artifacts, IReadOnlyList<PinnedArtifact> Evaluations, Digest NotesDigest) : AuditEvent
{
    /// <summary>The notes' text, for search; the entry itself holds their digest.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Notes { get; init; } = "";

    public IReadOnlyList<PinException>? Exceptions { get; init; }

    public override string Summary => $"froze release {Version} with {Artifacts.Count} artifacts and {Evaluations.Count} evaluations"
        + (Exceptions is null ? "" : $", leaving open {string.Join(", ", Exceptions.Select(one => one.Reference))}");

    public override IEnumerable<string> Subjects =>
        [$"release:{Version}", Manifest.ToString(), .. Artifacts.Concat(Evaluations).SelectMany(pin => new[] { pin.Path, pin.Digest.ToString() })];

    public override string SearchText => Notes;
}
