using System.IO.Compression;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// The files that were read as one artifact, as a zip that imports as the same content: settings with their overlays, a table of results
/// with its mapping. The first entry is the file itself. The same files give the same bytes.
/// </summary>
internal static class PackedFiles
{
    public const string Extension = ".zip";

    // Zip has no earlier day, and the day of the export would make each archive another one.
    private static readonly DateTimeOffset Unsaid = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool Are(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The kept files of settings with overlays; null for everything that came in one file.</summary>
    public static byte[]? OfSettings(StoredContent stored) =>
        EnvironmentSettings.OverlaysOf(stored.Canonical).Count > 0 && SettingsParts.Files(stored.Original) is { } files
            ? Pack(stored.Path, files.Select(file => (file.Key, Encoding.UTF8.GetBytes(file.Value))))
            : null;

    /// <summary>
    /// A table with what says which of its columns is what: the file beside it, or the words of the release file. A first line that says
    /// it is in the table, and counts before the release file.
    /// </summary>
    public static WholeFile? OfTable(string artifact, ImportUnit unit)
    {
        var name = Path.GetFileName(unit.File.Path);
        var mapping = unit.Mapping is { } beside ? (Path.GetFileName(beside.Path), beside.Bytes)
            : unit.Said?["columns"] is { } columns && !StatedMapping.IsInFirstLine(unit.File)
                ? ($"{ArtifactPaths.WithoutExtension(name)}.mapping.json", WrittenJson.Of(columns))
                : ((string, byte[])?)null;
        return mapping is null ? null : new WholeFile(Pack(artifact, [(name, unit.File.Bytes), mapping.Value]));
    }

    /// <summary>What was packed, as it is read on import.</summary>
    public static ImportUnit Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var files = archive.Entries.Select(Read).ToList();
        var stem = SettingsFileName.Stem(files[0].Path);
        return new ImportUnit(files[0], [.. files.Skip(1).Where(file => StatedMapping.TableOf(file.Path) is null)
            .Select(file => new SettingsOverlay(SettingsFileName.Stem(file.Path)[(stem.Length + 1)..], file))])
        {
            Mapping = files.Skip(1).FirstOrDefault(file => StatedMapping.TableOf(file.Path) is not null),
        };
    }

    private static byte[] Pack(string artifact, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var folder = artifact[..(artifact.LastIndexOf('/') + 1)];
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                // Stored as it is: another version of the library would compress it to other bytes.
                var entry = archive.CreateEntry(folder + name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Unsaid;
                using var content = entry.Open();
                content.Write(bytes);
            }
        return packed.ToArray();
    }

    private static SourceFile Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        return new SourceFile(entry.FullName, bytes);
    }
}
