using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// What a target holds now. The pointer is the target's own name for it (a commit), empty when there is nothing;
/// <see cref="Manifest"/> is what it says it carries.
/// </summary>
public sealed record Observation(
    bool CouldRead, string Detail, string Pointer, Digest? Manifest, IReadOnlyDictionary<string, byte[]>? Files, string? Who,
    IReadOnlyList<string> Keys)
{
    public static Observation Unreadable(string why) => new(false, why, "", null, null, null, []);

    public static Observation Nothing(string detail) => new(true, detail, "", null, null, null, []);

    /// <summary>The pointer is where a read-back found this manifest, byte for byte; nothing behind it was read again.</summary>
    public static Observation Still(string pointer, Digest manifest) =>
        new(true, $"it is where we left it, at {(pointer.Length > 8 ? pointer[..8] : pointer)}", pointer, manifest, null, null, []);

    /// <summary>Whether the target carries exactly what is ordered: by its files when it has files, by what it says otherwise.</summary>
    public bool Carries(WriteBackOrder order) => CouldRead && Manifest == order.Manifest
        && (Files is null || PinnedFiles.Compare(order.Contents, Files).Count == 0);
}
