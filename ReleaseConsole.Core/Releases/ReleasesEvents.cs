using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Releases;

/// <summary>A list of exact bytes got a version name.</summary>
public sealed record ReleaseFrozen(
    string Version, Digest Manifest, IReadOnlyList<PinnedArtifact> Artifacts, IReadOnlyList<PinnedArtifact> Evaluations,
    Digest NotesDigest) : AuditEvent
{
    /// <summary>The notes' text, for search; the entry itself holds their digest.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Notes { get; init; } = "";

    public IReadOnlyList<PinException>? Exceptions { get; init; }

    /// <summary>The versions of the releases it was made from; null where it stated its whole list.</summary>
    public IReadOnlyList<string>? MadeFrom { get; init; }

    public override string Summary =>
        $"froze release {Version} with {Artifacts.Count} {(Artifacts.Count == 1 ? "artifact" : "artifacts")} and {Evaluations.Count} "
        + $"{(Evaluations.Count == 1 ? "evaluation" : "evaluations")}"
            + (Exceptions is null ? "" : $", leaving open {string.Join(", ", Exceptions.Select(one => one.Reference))}");

    public override IEnumerable<string> Subjects =>
        [$"release:{Version}", Manifest.ToString(), .. Artifacts.Concat(Evaluations).SelectMany(
            pin => new[] { pin.Path, pin.Digest.ToString() })];

    public override string SearchText => Notes;
}

/// <summary>A release was taken out of use: nothing is put live or rolled back to it from then on.</summary>
public sealed record ReleaseWithdrawn(string Version, Digest Manifest, string Reason) : AuditEvent
{
    public override string Summary => $"withdrew release {Version}: {Reason}";

    public override IEnumerable<string> Subjects => [$"release:{Version}", Manifest.ToString()];

    public override string SearchText => Reason;
}
