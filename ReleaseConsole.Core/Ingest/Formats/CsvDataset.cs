using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A dataset as CSV with names in its first row. Kept byte for byte; every cell is text.</summary>
public sealed class CsvDataset : IWritableFormat, IStreamedFormat
{
    public string Name => "csv-dataset";

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public string Extension => ".csv";

    public bool Reads(SourceFile file) => file is { FolderKind: ArtifactKind.Dataset, Extension: ".csv" or ".tsv" };

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var content = NewContent.Plain(ContentForm.Bytes, file.Bytes, Name);
        return Profile(CsvTable.Open(new MemoryStream(file.Bytes), file))
            .Then(profiling => DatasetCandidate.Of(file.Path, content, profiling.Done(content.Digest, file.Bytes.Length)));
    }

    public Task<Result<Candidate>> ReadAsync(LargeFile file, CancellationToken cancel) => DatasetCandidate.OfTextAsync(
        file, Name, async stop =>
        {
            await using var content = file.Open();
            return Profile(CsvTable.Open(content, file.Beginning()), stop).Then(profiling => profiling.Done(bytes: default, file.Size));
        }, cancel);

    private static Result<DatasetProfiling> Profile(Result<CsvTable> opened, CancellationToken cancel = default)
    {
        if (!opened.Succeeded)
            return opened.Refusal;
        using var table = opened.Value;
        var profiling = new DatasetProfiling("csv");
        var rows = 0;
        for (; ; rows++)
        {
            cancel.ThrowIfCancellationRequested();
            var row = table.Next();
            if (!row.Succeeded)
                return row.Refusal;
            if (row.Value is not { } cells)
                break;
            profiling.Add(table.Columns, cells);
        }
        return rows == 0 ? FormatRefusals.NoRows("1:1") : profiling;
    }

    /// <summary>The rows by the names of their columns; null where one of them cannot be read.</summary>
    internal static IReadOnlyList<JsonObject>? Rows(string text)
    {
        var opened = CsvTable.Open(text);
        if (!opened.Succeeded)
            return null;
        using var table = opened.Value;
        var rows = new List<JsonObject>();
        for (var row = table.Next(); row is not { Succeeded: true, Value: null }; row = table.Next())
        {
            if (!row.Succeeded)
                return null;
            rows.Add(new JsonObject(table.Columns.Zip(row.Value!, (name, cell) => KeyValuePair.Create(name, (JsonNode?)cell))));
        }
        return rows;
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        if (stored.Format == Name)
            return new WrittenArtifact(stored.Canonical, []);
        if (DatasetRows.Of(stored) is not { Count: > 0 } rows)
            return IngestRefusals.NotWritable(stored.Path, "CSV; its data is not here");
        var columns = rows.SelectMany(row => row.Select(member => member.Key)).Distinct(StringComparer.Ordinal).ToList();
        var text = new StringBuilder().AppendJoin(',', columns.Select(ResultTableWriting.Quoted)).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', columns.Select(column => ResultTableWriting.Quoted(row[column]?.Shown(int.MaxValue)))).Append('\n');
        return new WrittenArtifact(Encoding.UTF8.GetBytes(text.ToString()), ["In CSV every value is text, and what is missing is empty."]);
    }
}
