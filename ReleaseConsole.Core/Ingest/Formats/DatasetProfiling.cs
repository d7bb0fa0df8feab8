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
    private readonly RowText _text = new();
    private long _rows;

    /// <summary>
    /// A row as an object. Its hash is over names and values as text, so that the same row in CSV and in JSON is the same.
    /// </summary>
    public void Add(JsonElement row)
    {
        _rows++;
        string? id = null;
        foreach (var member in row.EnumerateObject())
        {
            if (Array.IndexOf(IdNames, member.Name) is >= 0 and var rank
                && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                id = rank == 0 || id is null ? member.Value.ToString() : id;
            if (ColumnOf(member.Name) is { } column)
                column.Add(member.Value);
            if (member.Value.ValueKind != JsonValueKind.Null)
                _text.Add(
                    member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
        }
        _hashes.Add(id, _text.Row());
    }

    /// <summary>A row of a table, in which everything is text and an empty cell is nothing.</summary>
    public void Add(IReadOnlyList<string> columns, string[] cells)
    {
        _rows++;
        string? id = null;
        for (var at = 0; at < cells.Length; at++)
        {
            if (id is null && Array.IndexOf(IdNames, columns[at]) >= 0 && cells[at].Length > 0)
                id = cells[at];
            ColumnOf(columns[at])?.AddCell(cells[at].Length == 0 ? null : cells[at]);
            _text.Add(columns[at], cells[at]);
        }
        _hashes.Add(id, _text.Row());
    }

    public DatasetProfile Done(Digest bytes, long size)
    {
        List<ColumnProfile> columns = [.. _columns.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => one.Value.Profile(one.Key, _rows))];
        return new DatasetProfile(format, bytes, size, _rows, columns, _hashes.Done())
        {
            Licence = DatasetFacts.InColumn(columns, DatasetFacts.LicenceNames),
            DataClass = DatasetFacts.InColumn(columns, DatasetFacts.ClassNames),
        };
    }

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
        private readonly ColumnRange _range = new();
        private bool _isOfCells;
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
                    Count(value.ValueKind switch
                    {
                        JsonValueKind.Number => "number",
                        JsonValueKind.True or JsonValueKind.False => "boolean",
                        JsonValueKind.Array => "list",
                        _ => "object",
                    });
                    if (value.ValueKind == JsonValueKind.Number)
                        _range.Add(value.GetRawText());
                    if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                        Label(value.GetRawText());
                    else
                        _labels = null;
                    return;
            }
        }

        /// <summary>A cell is text in its table, whatever it reads as.</summary>
        public void AddCell(string? text)
        {
            _isOfCells = true;
            if (text is not null)
                _range.Add(text);
            Add(text);
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
            _labels is { Count: > 0 } && _labels.Count * 2L <= _filled ? _labels : null)
        {
            ReadsAs = _isOfCells ? _range.ReadsAs : null,
            Least = _isOfCells || IsOfNumbers ? _range.Least : null,
            Greatest = _isOfCells || IsOfNumbers ? _range.Greatest : null,
        };

        private bool IsOfNumbers => _types.Count == 1 && _types.ContainsKey("number");

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
