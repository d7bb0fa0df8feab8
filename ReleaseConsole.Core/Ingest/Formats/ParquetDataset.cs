using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A dataset in Apache Parquet. The bytes are kept; of the data only the footer is read: schema, number of rows, how often nothing stands in
/// a column, its least and greatest value, compression and writer. Rows are not compared.
/// </summary>
public sealed class ParquetDataset : IArtifactFormat
{
    private const int FooterAtMost = 16 * 1024 * 1024;

    public string Name => "parquet-dataset";

    public ArtifactKind Kind => ArtifactKind.Dataset;

    /// <summary>Bytes, not text.</summary>
    public static bool IsNamed(SourceFile file) => file.Extension == ".parquet";

    public bool Reads(SourceFile file) => IsNamed(file);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Dataset)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Dataset, folder)];
        return [ReadFooter(file)];
    }

    private Result<Candidate> ReadFooter(SourceFile file)
    {
        // Apache Parquet, "Encrypted footer mode".
        if (file.Bytes.AsSpan().StartsWith("PARE"u8))
            return IngestRefusals.ParquetEncrypted();
        try
        {
            return FooterOf(file.Bytes) is { } footer && ParquetFooter.Read(new ThriftReader(footer).Struct()) is { } read
                ? Candidate(file, read)
                : IngestRefusals.ParquetNotReadable();
        }
        catch (FormatException)
        {
            return IngestRefusals.ParquetNotReadable();
        }
    }

    /// <summary>Between the data and the magic word at the end, with its length behind it (Parquet format, "File format").</summary>
    private static byte[]? FooterOf(byte[] bytes)
    {
        if (bytes.Length < 12 || !bytes.AsSpan().StartsWith("PAR1"u8) || !bytes.AsSpan().EndsWith("PAR1"u8))
            return null;
        var length = BitConverter.ToInt32(bytes, bytes.Length - 8);
        return length is > 0 and <= FooterAtMost && length <= bytes.Length - 12 ? bytes[^(8 + length)..^8] : null;
    }

    private Candidate Candidate(SourceFile file, ParquetFooter footer)
    {
        var profile = new DatasetProfile(
            "parquet", Digest.Of(file.Bytes), file.Bytes.Length, footer.Rows, footer.Columns, new RowHashes(IsWhole: false, []))
        {
            Compression = footer.Compression,
            WrittenBy = footer.WrittenBy,
        };
        return new Candidate(
            ArtifactKind.Dataset, ArtifactPaths.Of(ArtifactKind.Dataset, file.Path),
            NewContent.Plain(ContentForm.Bytes, file.Bytes, Name) with { Profile = profile.ToCanonical() })
        {
            Notes =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{profile.Rows} rows, {profile.Columns.Count} columns{By(profile)}. Of the data only the footer is read."),
                .. footer.Uncounted == 0
                    ? Array.Empty<string>()
                    : [$"It does not say how often nothing stands in {Counted.Of(footer.Uncounted, "column")}; that is taken for never."],
            ],
        };
    }

    private static string By(DatasetProfile profile) => profile.WrittenBy is null ? "" : $", written by {profile.WrittenBy}";
}
