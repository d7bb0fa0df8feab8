using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A dataset in Apache Parquet. The bytes are kept; of the data only the footer is read: schema, number of rows, how often nothing stands
/// in a column, its least and greatest value, compression and writer. Rows are not compared.
/// </summary>
public sealed class ParquetDataset : IStreamedFormat
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

    public async Task<Result<Candidate>> ReadAsync(LargeFile file, CancellationToken cancel)
    {
        if (file.FolderKind is { } folder and not ArtifactKind.Dataset)
            return IngestRefusals.KindContradictsFolder(ArtifactKind.Dataset, folder);
        var footer = Footer(file.At, file.Size);
        if (!footer.Succeeded)
            return footer.Refusal;
        await using var content = file.Open();
        var large = new LargeContent(await Digest.OfAsync(content, cancel), file.Size);
        return Candidate(file.Path, NewContent.Of(large, Name), file.Size, footer.Value);
    }

    private Result<Candidate> ReadFooter(SourceFile file) =>
        Footer((offset, length) => file.Bytes[(int)offset..(int)Math.Min(file.Bytes.Length, offset + length)], file.Bytes.Length)
            .Then(footer => Candidate(file.Path, NewContent.Plain(ContentForm.Bytes, file.Bytes, Name), file.Bytes.Length, footer));

    /// <summary>Between the data and the magic word at the end, with its length behind it (Parquet format, "File format").</summary>
    /// <param name="at">So many bytes from a place of the file on.</param>
    private static Result<ParquetFooter> Footer(Func<long, int, byte[]> at, long size)
    {
        // Apache Parquet, "Encrypted footer mode".
        if (at(0, 4).AsSpan().SequenceEqual("PARE"u8))
            return FormatRefusals.ParquetEncrypted();
        if (size < 12 || !at(0, 4).AsSpan().SequenceEqual("PAR1"u8)
            || at(size - 8, 8) is not [.. var length, (byte)'P', (byte)'A', (byte)'R', (byte)'1']
            || BitConverter.ToInt32(length) is not (> 0 and <= FooterAtMost and var footer) || footer > size - 12)
            return FormatRefusals.ParquetNotReadable();
        try
        {
            return ParquetFooter.Read(new ThriftReader(at(size - 8 - footer, footer)).Struct()) is { } read
                ? read
                : FormatRefusals.ParquetNotReadable();
        }
        catch (FormatException)
        {
            return FormatRefusals.ParquetNotReadable();
        }
    }

    private static Candidate Candidate(string path, NewContent content, long size, ParquetFooter footer)
    {
        var profile = new DatasetProfile("parquet", content.Digest, size, footer.Rows, footer.Columns, new RowHashes(IsWhole: false, []))
        {
            Compression = footer.Compression,
            WrittenBy = footer.WrittenBy,
        };
        return new Candidate(
            ArtifactKind.Dataset, ArtifactPaths.Of(ArtifactKind.Dataset, path), content with { Profile = profile.ToCanonical() })
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
