using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>Rows that say what they said under another number, or under none: neither gone nor new.</summary>
internal sealed class RenumberedRows
{
    private readonly CellMoves _moves = new();
    private readonly string? _column;
    private bool _isNamed;

    /// <param name="gone">Rows whose number the other side does not have.</param>
    /// <param name="fresh">The same of the other side.</param>
    public RenumberedRows(DatasetReading before, List<DatasetRow> gone, DatasetReading after, List<DatasetRow> fresh)
    {
        (Gone, Fresh) = (gone, fresh);
        if (gone.Count == 0 || fresh.Count == 0 || (gone.TrueForAll(row => row.Id is null) && fresh.TrueForAll(row => row.Id is null)))
            return;
        var (old, young) = (Raw(before, gone), Raw(after, fresh));
        _column = old.Values.Concat(young.Values).Select(DatasetReading.IdColumn).FirstOrDefault(one => one is not null);
        if (_column is null)
            return;
        var left = fresh.Index().Where(one => young.ContainsKey(one.Item.Digest))
            .GroupBy(one => Content(young[one.Item.Digest]), one => one.Index, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
        var taken = new HashSet<int>();
        Gone = [.. gone.Where(row => !IsThere(row))];
        Fresh = [.. fresh.Where((_, at) => !taken.Contains(at))];

        bool IsThere(DatasetRow row)
        {
            if (!old.TryGetValue(row.Digest, out var raw) || !left.TryGetValue(Content(raw), out var same) || !same.TryDequeue(out var at))
                return false;
            taken.Add(at);
            _moves.Add(raw[_column!], young[fresh[at].Digest][_column!]);
            _isNamed |= young[fresh[at].Digest].ContainsKey(_column!);
            return true;
        }
    }

    public List<DatasetRow> Gone { get; }

    public List<DatasetRow> Fresh { get; }

    public int Count => _moves.Rows;

    // Where no row has the column any more, that is told as such.
    public IEnumerable<ChangeDetail> Details() => !_isNamed ? [] : [new ChangeDetail(
        $"/{_column}", $"Values of {_column}", ChangeType.Changed, _moves.Most.Before, _moves.Most.After, Effect.Different,
        ChangeTopic.Cells)
    {
        Meaning = $"`{_column}` changed in {Counted.Of(Count, "row")}, which say the same: {_moves}.",
    }];

    private static Dictionary<Digest, JsonObject> Raw(DatasetReading data, List<DatasetRow> rows)
    {
        var (wanted, found) = (rows.Select(row => row.Digest).ToHashSet(), new Dictionary<Digest, JsonObject>());
        for (var at = 0; at < data.Rows.Count; at++)
            if (data.Raw[at] is JsonObject row && wanted.Contains(data.Rows[at].Digest))
                found.TryAdd(data.Rows[at].Digest, row);
        return found;
    }

    // A row that is nothing but its number says nothing that could be found again.
    private string Content(JsonObject row)
    {
        var rest = row.Where(member => member.Key != _column).OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}\u001f{CanonicalKey.Of(member.Value)}");
        return string.Join('\u001e', rest) is { Length: > 0 } said ? said : CanonicalKey.Of(row);
    }
}
