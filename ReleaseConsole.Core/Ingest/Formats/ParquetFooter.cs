using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// What a Parquet file says of its data (<c>FileMetaData</c> in parquet.thrift of apache/parquet-format); field numbers are its own.
/// </summary>
internal sealed record ParquetFooter(long Rows, IReadOnlyList<ColumnProfile> Columns, string? Compression, string? WrittenBy)
{
    private const int Required = 0;
    private static readonly string[] Codecs = ["uncompressed", "snappy", "gzip", "lzo", "brotli", "lz4", "zstd", "lz4-raw"];

    /// <summary>How many columns may hold nothing without saying how often they do.</summary>
    public int Uncounted { get; private init; }

    /// <summary>Null when it is no footer: without schema or number of rows.</summary>
    public static ParquetFooter? Read(Dictionary<int, object> file)
    {
        if (file.Number(3) is not { } rows || rows < 0 || file.Structs(2).ToList() is not { Count: > 1 } schema)
            return null;
        var chunks = file.Structs(4).SelectMany(group => group.Structs(1))
            .Select(chunk => chunk.Struct(3)).OfType<Dictionary<int, object>>().ToLookup(chunk => chunk.Path(3), StringComparer.Ordinal);
        var leaves = Leaves(schema).DistinctBy(leaf => leaf.Name, StringComparer.Ordinal).Take(DatasetProfiling.ColumnsAtMost).ToList();
        var columns = leaves
            .Select(leaf => Column(leaf.Name, leaf.Element, [.. chunks[leaf.Name]], rows))
            .OrderBy(column => column.Name, StringComparer.Ordinal).ToList();
        var codecs = chunks.SelectMany(group => group).Select(chunk => chunk.Number(4)).OfType<long>().Distinct().Order()
            .Select(codec => codec >= 0 && codec < Codecs.Length ? Codecs[codec] : "unknown");
        return new ParquetFooter(
            rows, columns, string.Join(", ", codecs) is { Length: > 0 } compression ? compression : null,
            file.Text(6) is { Length: > 0 and <= 200 } writer ? writer : null)
        {
            Uncounted = leaves.Count(leaf => leaf.Element.Number(3) is not Required
                && chunks[leaf.Name].Any(chunk => chunk.Struct(12)?.Number(3) is null)),
        };
    }

    /// <summary>The columns that hold values, each with the names of the groups it is in; the first element is the root.</summary>
    private static IEnumerable<(string Name, Dictionary<int, object> Element)> Leaves(List<Dictionary<int, object>> schema)
    {
        var open = new Stack<(string Name, long Left)>();
        foreach (var element in schema.Skip(1))
        {
            while (open.Count > 0 && open.Peek().Left == 0)
                open.Pop();
            var name = element.Text(4) ?? "";
            if (open.Count > 0)
            {
                var (group, left) = open.Pop();
                open.Push((group, left - 1));
                name = $"{group}.{name}";
            }
            if (element.Number(5) is > 0 and var children && open.Count < 32)
                open.Push((name, children));
            else if (name.Length <= 500)
                yield return (name, element);
        }
    }

    private static ColumnProfile Column(string name, Dictionary<int, object> element, List<Dictionary<int, object>> chunks, long rows)
    {
        var statistics = chunks.ConvertAll(chunk => chunk.Struct(12));
        var missing = Math.Clamp(statistics.Sum(one => (double)Math.Clamp(one?.Number(3) ?? 0, 0, rows)), 0, rows);
        return new ColumnProfile(
            name, new Dictionary<string, long> { [TypeOf(element)] = rows - (long)missing }, (long)missing, Lengths: null, Values: null)
        {
            Least = Bound(element, statistics, side: 6, takesLeast: true),
            Greatest = Bound(element, statistics, side: 5, takesLeast: false),
        };
    }

    private static string TypeOf(Dictionary<int, object> element) =>
        (element.Number(3), element.Number(1), element.Number(6), element.Struct(10)) switch
        {
            (2, _, _, _) => "list",
            (_, 0, _, _) => "boolean",
            (_, 3, _, _) or (_, _, 6 or 9 or 10, _) => "date",
            (_, _, _, { } logical) when logical.ContainsKey(6) || logical.ContainsKey(8) => "date",
            (_, 6, 0 or 4 or 19, _) => "text",
            (_, 6, _, { } logical) when logical.ContainsKey(1) || logical.ContainsKey(4) || logical.ContainsKey(12) => "text",
            (_, 6 or 7, 5, _) => "number",
            (_, 6 or 7, _, { } logical) when logical.ContainsKey(5) || logical.ContainsKey(15) => "number",
            (_, 6 or 7, _, _) => "bytes",
            _ => "number",
        };

    /// <summary>The least or the greatest of what the row groups say; null where one of them says nothing.</summary>
    private static string? Bound(Dictionary<int, object> element, List<Dictionary<int, object>?> statistics, int side, bool takesLeast)
    {
        var bounds = statistics.ConvertAll(one => one?.Bytes(side) is { } bytes ? ParquetValue.Of(element, bytes) : null);
        if (bounds.Count == 0 || bounds.Exists(one => one is null))
            return null;
        var ordered = bounds.ConvertAll(one => one!.Value);
        ordered.Sort(
            (one, other) =>
                one.Number is { } left && other.Number is { } right ? left.CompareTo(right) : string.CompareOrdinal(one.Text, other.Text));
        return ordered[takesLeast ? 0 : ^1].Text;
    }
}
