using System.Globalization;
using CsvHelper;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A table in CSV (RFC 4180; commas, semicolons or tabs) with names in its first row. Rows of another width, names that are empty or
/// stand twice, and quotes that do not close are refused with their line. Rows come one at a time.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private const int LargestRow = 16_000_000;
    private readonly CsvReader _reader;

    private CsvTable(CsvReader reader, string[] columns) => (_reader, Columns) = (reader, columns);

    public IReadOnlyList<string> Columns { get; }

    public static Result<CsvTable> Open(string text) =>
        Open(CsvReader.FromText(text, Options(text.AsSpan(0, Math.Min(text.Length, 64 * 1024)))));

    /// <param name="beginning">Its first lines, which tell what separates the cells.</param>
    public static Result<CsvTable> Open(Stream utf8, SourceFile beginning) => beginning.Text.Succeeded
        ? Open(CsvReader.Create(utf8, Options(beginning.Text.Value), leaveOpen: true))
        : beginning.Text.Refusal;

    private static Result<CsvTable> Open(CsvReader reader)
    {
        var header = Next(reader);
        if (!header.Succeeded || header.Value is null)
        {
            reader.Dispose();
            return header.Refusal ?? IngestRefusals.EmptyFile();
        }
        var columns = header.Value.Select(name => name.Trim('\uFEFF').Trim()).ToArray();
        if (columns.Any(name => name.Length == 0) || columns.Distinct(StringComparer.Ordinal).Count() != columns.Length)
        {
            reader.Dispose();
            return IngestRefusals.CsvNotReadable("1:1", "a column has no name, or two have the same");
        }
        return new CsvTable(reader, columns);
    }

    /// <summary>The next row, in the order of the columns; null at the end.</summary>
    public Result<string[]?> Next()
    {
        var row = Next(_reader);
        return row is { Succeeded: true, Value: { } cells } && cells.Length != Columns.Count
            ? IngestRefusals.CsvNotReadable(
                LineOf(_reader), string.Create(
                    CultureInfo.InvariantCulture, $"the row has {cells.Length} cells where the first has {Columns.Count}"))
            : row;
    }

    public void Dispose() => _reader.Dispose();

    private static Result<string[]?> Next(CsvReader reader)
    {
        try
        {
            if (!reader.Read())
                return (string[]?)null;
            var cells = new string[reader.FieldCount];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = reader.GetString(at);
            return cells;
        }
        catch (CsvFormatException fault)
        {
            return IngestRefusals.CsvNotReadable(
                string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, fault.LineNumber)}:1"),
                "a quote does not close, or a row is too long");
        }
    }

    private static string LineOf(CsvReader reader) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, reader.LineNumber)}:1");

    private static CsvReaderOptions Options(ReadOnlySpan<char> start)
    {
        var line = start[..(start.IndexOf('\n') is >= 0 and var end ? end : start.Length)];
        return CsvReaderOptions.Default with
        {
            HasHeader = false,
            Separator = line.Contains(',') ? ',' : line.Contains('\t') ? '\t' : line.Contains(';') ? ';' : ',',
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = LargestRow,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
    }
}
