using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Which artifact a file in a folder is, by its path: <c>agent/prompts/triage.md</c> is <c>prompts/triage</c>.</summary>
public static class ArtifactPaths
{
    private static readonly Dictionary<string, ArtifactKind> Folders =
        ArtifactKinds.All.ToDictionary(kind => kind.Folder(), StringComparer.Ordinal);

    /// <summary>The kind of the first folder on the path that is named like one; null when there is none.</summary>
    public static ArtifactKind? FolderKind(string sourcePath)
    {
        var segments = sourcePath.Split('/');
        return FolderSegment(segments) is { } at ? Folders[segments[at]] : null;
    }

    /// <summary>The artifact's path: the kind's folder, what lies below it, no extension.</summary>
    public static string Of(ArtifactKind kind, string sourcePath)
    {
        var segments = sourcePath.Split('/');
        var below = FolderSegment(segments) is { } at ? segments[(at + 1)..] : segments[^1..];
        return Composed($"{kind.Folder()}/{WithoutExtension(string.Join('/', below))}");
    }

    /// <summary>The path a file states for itself: <c>triage</c> and <c>prompts/triage</c> are the same prompt.</summary>
    public static string Stated(ArtifactKind kind, string stated) =>
        Composed(stated.StartsWith(kind.Folder() + "/", StringComparison.Ordinal) ? stated : $"{kind.Folder()}/{stated}");

    /// <summary>
    /// The one way a path is written: macOS takes an accent and its letter apart (NFD), git and Windows do not (NFC). Half a surrogate pair
    /// and what is no character have no normal form.
    /// </summary>
    public static string Composed(string path) =>
        Ascii.IsValid(path) || path.Contains('\uFFFE') || path.EnumerateRunes().Contains(Rune.ReplacementChar) ? path
            : path.Normalize(NormalizationForm.FormC);

    /// <summary>
    /// The path with the folders of a file that lies in no kind's folder: <c>bots/a/model.yaml</c> is <c>models/bots/a/model</c>. Null
    /// where the path does not follow from the file's name.
    /// </summary>
    public static string? WithFolders(ArtifactKind kind, string sourcePath, string path)
    {
        (sourcePath, path) = (Composed(sourcePath), Composed(path));
        var name = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return FolderKind(sourcePath) is null && sourcePath.LastIndexOf('/') is > 0 and var end
            && !name.Contains('/') && sourcePath[(end + 1)..].StartsWith(name, StringComparison.Ordinal)
                ? $"{kind.Folder()}/{sourcePath[..end]}/{name}"
                : null;
    }

    /// <summary>The folders above the kind's folder, or all of them where there is none.</summary>
    public static string[] FoldersAbove(string sourcePath)
    {
        var segments = sourcePath.Split('/');
        return FolderSegment(segments) is { } at ? segments[..at] : segments[..^1];
    }

    /// <summary>Why a path cannot name a file or an artifact; null when it can.</summary>
    public static Refusal? Refuse(string path, IngestOptions limits)
    {
        if (path.Length > limits.PathLimit)
            return IngestRefusals.PathTooLong(path, limits.PathLimit);
        var segments = path.Split('/');
        if (segments.Length > limits.DepthLimit)
            return IngestRefusals.PathTooDeep(path, limits.DepthLimit);
        foreach (var segment in segments)
        {
            if (segment.Length > limits.NameLimit)
                return IngestRefusals.NameTooLong(path, limits.NameLimit);
            if (segment.Length == 0 || segment is "." or ".." || segment != segment.Trim() || segment.Any(IsForbidden))
                return IngestRefusals.BadPath(path);
        }
        return null;
    }

    private static bool IsForbidden(char c) => char.IsControl(c) || c is '\\' or ':' or '@' or '*' or '?' or '\uFFFD' or '\uFFFE';

    private static int? FolderSegment(string[] segments)
    {
        for (var at = 0; at < segments.Length - 1; at++)
            if (Folders.ContainsKey(segments[at]))
                return at;
        return null;
    }

    public static string WithoutExtension(string path) =>
        Path.GetExtension(path) is { Length: > 1 and var length } ? path[..^length] : path;
}
