using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// In which columns the rows that changed differ, how often and from what to what; and columns that only have another name.
/// </summary>
internal sealed class CellChanges
{
    private const int MostColumns = 20;

    private readonly IReadOnlyList<(JsonObject Before, JsonObject After)> _pairs;
    private readonly IReadOnlyList<JsonNode?> _before;
    private readonly IReadOnlyList<JsonNode?> _after;

    /// <param name="pairs">The rows that changed.</param>
    /// <param name="before">All rows of the one side.</param>
    /// <param name="after">All rows of the other.</param>
    public CellChanges(
        IReadOnlyList<(JsonObject Before, JsonObject After)> pairs, IReadOnlyList<JsonNode?> before, IReadOnlyList<JsonNode?> after)
    {
        (_pairs, _before, _after) = (pairs, before, after);
        var (old, young) = (Columns(pairs.Select(one => one.Before)), Columns(pairs.Select(one => one.After)));
        var free = young.Except(old).Where(name => !Has(before, name)).ToList();
        foreach (var gone in old.Except(young).Where(name => free.Count > 0 && !Has(after, name)).Order(StringComparer.Ordinal))
            if (free.Find(name => IsNow(gone, name)) is { } now)
            {
                Renamed[gone] = now;
                free.Remove(now);
            }
    }

    /// <summary>Columns that hold what another one held, by the name they had.</summary>
    public Dictionary<string, string> Renamed { get; } = new(StringComparer.Ordinal);

    /// <summary>A line for each column that both have, the one that differs in most rows first.</summary>
    public IEnumerable<ChangeDetail> Details()
    {
        var counts = new Dictionary<string, CellMoves>(StringComparer.Ordinal);
        foreach (var (before, after) in _pairs)
            foreach (var (name, was, now) in Cells(before, after).Where(one => !JsonNode.DeepEquals(one.Was, one.Now)))
            {
                if (!counts.TryGetValue(name, out var moves))
                    counts[name] = moves = new();
                moves.Add(was, now);
            }
        // A column that came or went as a whole is told as that.
        return counts.Where(one => Renamed.ContainsValue(one.Key) || (Has(_before, one.Key) && Has(_after, one.Key)))
            .OrderByDescending(one => one.Value.Rows)
            .ThenBy(one => one.Key, StringComparer.Ordinal).Take(MostColumns).Select(one => Line(one.Key, one.Value));
    }

    private IEnumerable<(string Name, JsonNode? Was, JsonNode? Now)> Cells(JsonObject before, JsonObject after)
    {
        foreach (var (name, was) in before)
            yield return (Renamed.GetValueOrDefault(name, name), was, after[Renamed.GetValueOrDefault(name, name)]);
        foreach (var (name, now) in after)
            if (!before.ContainsKey(name) && !Renamed.ContainsValue(name))
                yield return (name, null, now);
    }

    private static bool Has(IReadOnlyList<JsonNode?> rows, string column) =>
        rows.Any(row => row is JsonObject members && (members.ContainsKey(column) || (column == ChatRow.Answer && ChatRow.Is(members))));

    private static ChangeDetail Line(string column, CellMoves moves) => new(
        $"/{column}", $"Values of {column}", ChangeType.Changed, moves.Most.Before, moves.Most.After, Effect.Different, ChangeTopic.Cells)
    {
        Meaning = $"`{column}` changed in {Counted.Of(moves.Rows, "row")}: {moves}.",
    };

    private bool IsNow(string gone, string name) =>
        _pairs.Count(one => one.Before[gone] is { } was && JsonNode.DeepEquals(was, one.After[name])) * 10
            >= _pairs.Count(one => one.Before[gone] is not null) * 9 && _pairs.Any(one => one.Before[gone] is not null);

    private static HashSet<string> Columns(IEnumerable<JsonObject> rows) =>
        [.. rows.SelectMany(row => row.Select(member => member.Key))];
}
