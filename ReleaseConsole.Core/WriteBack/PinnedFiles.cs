using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// A manifest as readable files: text as it is, JSON indented, large data as a Git LFS pointer, and <c>manifest.json</c>. Each file's
/// canonical digest, or the one its pointer names, is the pinned one: anyone can check a branch against it without this program.
/// </summary>
public static class PinnedFiles
{
    public const string ManifestFile = "manifest.json";
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    public static IReadOnlyDictionary<string, byte[]> Of(ManifestContents contents, string manifestDocument)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var one in contents.Artifacts)
            files[FileName(one)] = one.Form == ContentForm.Json ? Readable(one.Bytes) : one.Bytes;
        files[ManifestFile] = Readable(Encoding.UTF8.GetBytes(manifestDocument));
        return files;
    }

    /// <summary>
    /// What differs between the pinned artifacts and the files of a target; spacing of JSON and line ends are no difference.
    /// </summary>
    public static IReadOnlyList<DifferingFile> Compare(ManifestContents contents, IReadOnlyDictionary<string, byte[]> files)
    {
        var differing = new List<DifferingFile>();
        var expected = contents.Artifacts.ToDictionary(FileName, StringComparer.Ordinal);
        foreach (var (file, one) in expected)
        {
            var found = files.TryGetValue(file, out var bytes) ? DigestOf(one, bytes) : (Digest?)null;
            if (found != one.Pin.Digest)
                differing.Add(
                    new(found is null ? FileDifference.Missing : FileDifference.Edited, file, one.Pin.Path, one.Pin.Digest, found));
        }
        foreach (var (file, bytes) in files.Where(file => file.Key != ManifestFile && !expected.ContainsKey(file.Key)))
            differing.Add(new(FileDifference.Extra, file, file, null, Digest.Of(bytes)));
        return differing;
    }

    /// <summary>The digest of the manifest a tree says it carries; null when it has none that can be read.</summary>
    public static Digest? ManifestOf(IReadOnlyDictionary<string, byte[]> files) =>
        files.TryGetValue(ManifestFile, out var bytes) && CanonicalJson.DigestFrom(bytes) is { Succeeded: true } digest
            ? digest.Value
            : null;

    public static string FileName(PinnedContent one) => one.Pin.Path + (one.Form == ContentForm.Json ? ".json" : Extension(one));

    private static string Extension(PinnedContent one)
    {
        var origin = JsonSerializer.Deserialize<VersionOrigin>(one.Version.Origin, CanonicalJson.Options);
        var extension = Path.GetExtension(origin?.Path ?? origin?.Name ?? "").ToLowerInvariant();
        if (extension.Length is > 1 and <= 9 && extension.Skip(1).All(char.IsAsciiLetterOrDigit))
            return extension;
        return one.Pin.Kind == ArtifactKind.Prompt ? ".md" : one.Form == ContentForm.Text ? ".txt" : ".bin";
    }

    private static Digest DigestOf(PinnedContent one, byte[] bytes)
    {
        if (one.Large is not null && LargeContent.Parse(bytes) is { } pointedAt)
            return pointedAt.Digest;
        var canonical = one.Form switch
        {
            ContentForm.Json => CanonicalJson.From(bytes),
            ContentForm.Text => CanonicalText.From(bytes),
            ContentForm.Bytes => bytes,
        };
        return Digest.Of(canonical.Succeeded ? canonical.Value : bytes);
    }

    private static byte[] Readable(byte[] canonical) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(canonical), Indented), (byte)'\n'];
}
