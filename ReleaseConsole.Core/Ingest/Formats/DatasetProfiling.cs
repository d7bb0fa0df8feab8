using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Builds a profile row by row. What it holds does not grow with the rows: columns, labels and hashes are bounded.</summary>
internal sealed class DatasetProfiling(string format)
{
    public const int ColumnsAtMost = 1_000;

    /// <summary>A column of more values than this has no labels.</summary>
    public const int LabelsAtMost = 50;
    private const int LongestLabel = 100;

    private static readonly string[] IdNames = ["id", "case", "case_id", "key", "name"];

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private readonly RowHashing _hashes = new();
    private long _rows;

    /// <summary>A row as an object; its hash is over its canonical form, so that spacing and order of members do not count.</summary>
    public void Add(JsonElement row, ReadOnlySpan<byte> canonical)
    {
        _rows++;
        string? id = null;
        foreach (var member in row.EnumerateObject())
        {
            if (Array.IndexOf(IdNames, member.Name) is >= 0 and var rank && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                id = rank == 0 || id is null ? member.Value.ToString() : id;
            if (ColumnOf(member.Name) is { } column)
                column.Add(member.Value);
        }
        _hashes.Add(id, canonical);
    }

    /// <summary>A row of a table, in which everything is text and an empty cell is nothing.</summary>
    public void Add(IReadOnlyList<string> columns, string[] cells)
    {
        _rows++;
        string? id = null;
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var at = 0; at < cells.Length; at++)
        {
            if (id is null && Array.IndexOf(IdNames, columns[at]) >= 0 && cells[at].Length > 0)
                id = cells[at];
            ColumnOf(columns[at])?.Add(cells[at].Length == 0 ? null : cells[at]);
            whole.AppendData(System.Text.Encoding.UTF8.GetBytes(cells[at]));
            whole.AppendData([0x1F]);
        }
        _hashes.Add(id, whole.GetHashAndReset());
    }

    public DatasetProfile Done(Digest bytes, long size) => new(
        format, bytes, size, _rows,
        [.. _columns.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Profile(one.Key, _rows))], _hashes.Done());

    private Column? ColumnOf(string name)
    {
        if (_columns.TryGetValue(name, out var column))
            return column;
        return _columns.Count < ColumnsAtMost ? _columns[name] = new Column() : null;
    }

    private sealed class Column
    {
        private readonly SortedDictionary<string, long> _types = new(StringComparer.Ordinal);
        private SortedDictionary<string, long>? _labels = new(StringComparer.Ordinal);
        private long _filled, _texts, _shortest = long.MaxValue, _longest;
        private double _sum;

        public void Add(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Null:
                    return;
                case JsonValueKind.String:
                    Add(value.GetString());
                    return;
                default:
                    Count(value.ValueKind switch { JsonValueKind.Number => "number", JsonValueKind.True or JsonValueKind.False => "boolean", JsonValueKind.Array => "list", _ => "object" });
                    if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                        Label(value.GetRawText());
                    else
                        _labels = null;
                    return;
            }
        }

        public void Add(string? text)
        {
            if (text is null)
                return;
            Count("text");
            _texts++;
            _shortest = Math.Min(_shortest, text.Length);
            _longest = Math.Max(_longest, text.Length);
            _sum += text.Length;
            Label(text);
        }

        public ColumnProfile Profile(string name, long rows) => new(
            name, _types, rows - _filled, _texts == 0 ? null : new LengthProfile(_shortest, _longest, Math.Round(_sum / _texts, 3)),
            // Values that hardly repeat are contents and no labels.
            _labels is { Count: > 0 } && _labels.Count * 2L <= _filled ? _labels : null);

        private void Count(string type)
        {
            _filled++;
            _types[type] = _types.GetValueOrDefault(type) + 1;
        }

        private void Label(string text)
        {
            if (_labels is null)
                return;
            if (text.Length > LongestLabel || (_labels.Count == LabelsAtMost && !_labels.ContainsKey(text)))
                _labels = null;
            else
                _labels[text] = _labels.GetValueOrDefault(text) + 1;
        }
    }
}

/// <summary>The hashes of all rows, or of a large dataset those with the smallest values, in bounded memory.</summary>
internal sealed class RowHashing
{
    /// <summary>Up to this many rows every hash is kept, and counts are exact.</summary>
    public const int WholeUpTo = 100_000;
    public const int SketchOf = 8_192;

    private List<(ulong Key, ulong Row)>? _all = [];
    private readonly PriorityQueue<(ulong Key, ulong Row), ulong> _smallest = new(Comparer<ulong>.Create((left, right) => right.CompareTo(left)));

    public void Add(string? id, ReadOnlySpan<byte> row)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(row, digest);
        var hash = BinaryPrimitives.ReadUInt64BigEndian(digest);
        var key = 0UL;
        if (id is not null)
        {
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id), digest);
            key = BinaryPrimitives.ReadUInt64BigEndian(digest);
        }
        if (_all is not null)
        {
            _all.Add((key, hash));
            if (_all.Count > WholeUpTo)
            {
                foreach (var one in _all)
                    Keep(one);
                _all = null;
            }
            return;
        }
        Keep((key, hash));
    }

    public RowHashes Done()
    {
        var rows = _all ?? [.. _smallest.UnorderedItems.Select(one => one.Element)];
        var bytes = new byte[rows.Count * 16];
        var at = 0;
        foreach (var (key, row) in rows.OrderBy(one => one.Row).ThenBy(one => one.Key))
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), key);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at + 8), row);
            at += 16;
        }
        return new RowHashes(_all is not null, bytes);
    }

    private void Keep((ulong Key, ulong Row) one)
    {
        if (_smallest.Count < SketchOf)
            _smallest.Enqueue(one, one.Row);
        else if (one.Row < _smallest.Peek().Row)
            _smallest.EnqueueDequeue(one, one.Row);
    }
}
