using System.IO.Compression;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Rows packed with gzip, as many exports of data are (<c>golden.jsonl.gz</c>): read as the file inside, which may be as large as any
/// file that is held while it is read.
/// </summary>
internal static class GzippedRows
{
    private const string Ending = ".gz";
    private const string Broken = "it is no gzip, or ends too early.";

    /// <summary>The head and the tail of a gzip file together, in bytes (RFC 1952).</summary>
    private const int Smallest = 18;

    /// <summary>The file inside; any other file as it is.</summary>
    public static Result<SourceFile> Opened(SourceFile file, IngestOptions limits) => Are(file) ? Unpacked(file, limits) : file;

    /// <summary>What the file inside is called.</summary>
    public static string NameInside(string path) => path.EndsWith(Ending, StringComparison.Ordinal) ? path[..^Ending.Length] : path;

    private static bool Are(SourceFile file) =>
        file.Extension == Ending && file.FolderKind is ArtifactKind.Dataset or ArtifactKind.Evaluation
        && Path.GetExtension(NameInside(file.Path)).ToLowerInvariant() is ".jsonl" or ".ndjson" or ".csv" or ".tsv";

    private static Result<SourceFile> Unpacked(SourceFile file, IngestOptions limits)
    {
        var limit = limits.LimitOf(file.Path);
        using var rows = new MemoryStream();
        try
        {
            using var packed = new GZipStream(new MemoryStream(file.Bytes), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                if (rows.Length + read > limit)
                    return IngestRefusals.TooLargeUnpacked(file.Path, limit);
                rows.Write(buffer, 0, read);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            return IngestRefusals.ArchiveNotReadable(Broken);
        }
        // A file that ends within its own head unpacks to nothing, without a complaint.
        return rows.Length == 0 && file.Bytes.Length < Smallest
            ? IngestRefusals.ArchiveNotReadable(Broken)
            : new SourceFile(NameInside(file.Path), rows.ToArray());
    }
}
