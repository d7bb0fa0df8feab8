using System.Globalization;
using CsvHelper;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A table in CSV (RFC 4180; commas, semicolons or tabs) with names in its first row. Rows of another width, names that stand
/// twice, and quotes that do not close are refused with their line. Rows come one at a time.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private const int LargestRow = 16_000_000;
    private readonly CsvReader _reader;

    private CsvTable(CsvReader reader, string[] columns, char separator) => (_reader, Columns, Separator) = (reader, columns, separator);

    public IReadOnlyList<string> Columns { get; }

    public char Separator { get; }

    public static Result<CsvTable> Open(string text)
    {
        var options = Options(text.AsSpan(0, Math.Min(text.Length, 64 * 1024)));
        return Open(CsvReader.FromText(text, options), options.Separator ?? ',');
    }

    /// <param name="beginning">Its first lines, which tell what separates the cells.</param>
    public static Result<CsvTable> Open(Stream utf8, SourceFile beginning)
    {
        if (!beginning.Text.Succeeded)
            return beginning.Text.Refusal;
        var options = Options(beginning.Text.Value);
        return Open(CsvReader.Create(utf8, options, leaveOpen: true), options.Separator ?? ',');
    }

    private static Result<CsvTable> Open(CsvReader reader, char separator)
    {
        var header = Next(reader);
        var columns = header is { Succeeded: true, Value: { } names } ? Named(names) : null;
        if ((header.Refusal ?? (columns is null ? FormatRefusals.EmptyFile() : Twice(columns))) is { } refusal)
        {
            reader.Dispose();
            return refusal;
        }
        return new CsvTable(reader, columns!, separator);
    }

    // A table of pandas begins with its row numbers, in a column that has no name; pandas and Hugging Face read it by this one.
    private static string[] Named(string[] header) =>
        [.. header.Select(name => name.Trim('\uFEFF').Trim())
            .Select((name, at) => name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"Unnamed: {at}"))];

    private static Refusal? Twice(string[] columns)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < columns.Length; at++)
            if (!seen.TryAdd(columns[at], at) && seen[columns[at]] is var first)
                return FormatRefusals.CsvNotReadable(
                    "1:1", string.Create(
                        CultureInfo.InvariantCulture, $"columns {first + 1} and {at + 1} have the same name, “{columns[at]}”"));
        return null;
    }

    /// <summary>The next row, in the order of the columns; null at the end.</summary>
    public Result<string[]?> Next()
    {
        var row = Next(_reader);
        return row is { Succeeded: true, Value: { } cells } && cells.Length != Columns.Count
            ? FormatRefusals.CsvNotReadable(
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
            return FormatRefusals.CsvNotReadable(
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
