using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>In which columns the rows that changed differ, how often and from what to what; and columns that only have another name.</summary>
internal sealed class CellChanges
{
    private const int MostColumns = 20;
    private const int MostMoves = 3;
    private const int Longest = 60;
    private const string Nothing = "nothing";

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
        var free = young.Except(old).ToList();
        foreach (var gone in old.Except(young).Order(StringComparer.Ordinal))
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
        var counts = new Dictionary<string, Dictionary<(string Before, string After), int>>(StringComparer.Ordinal);
        foreach (var (before, after) in _pairs)
            foreach (var (name, was, now) in Cells(before, after).Where(one => !JsonNode.DeepEquals(one.Was, one.Now)))
            {
                if (!counts.TryGetValue(name, out var moves))
                    counts[name] = moves = [];
                var move = (Said(was), Said(now));
                moves[move] = moves.GetValueOrDefault(move) + 1;
            }
        // A column that came or went as a whole is told as that.
        return counts.Where(one => Has(_before, one.Key) && Has(_after, one.Key)).OrderByDescending(one => one.Value.Values.Sum())
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

    private bool Has(IReadOnlyList<JsonNode?> rows, string column) =>
        Renamed.ContainsValue(column) || rows.Any(row => row is JsonObject members && members.ContainsKey(column));

    private static ChangeDetail Line(string column, Dictionary<(string Before, string After), int> moves)
    {
        var most = moves.OrderByDescending(one => one.Value).ThenBy(one => one.Key.Before, StringComparer.Ordinal)
            .ThenBy(one => one.Key.After, StringComparer.Ordinal).ToList();
        var rows = Counted.Of(moves.Values.Sum(), "row");
        var said = string.Join(", ", most.Take(MostMoves).Select(one => $"{one.Key.Before} → {one.Key.After}{(most.Count == 1 || one.Value == 1 ? "" : $" {one.Value}")}"));
        return new ChangeDetail(
            $"/{column}", $"Values of {column}", ChangeType.Changed, most[0].Key.Before, most[0].Key.After, Effect.Different, ChangeTopic.Cells)
        {
            Meaning = $"`{column}` changed in {rows}: {said}{(most.Count > MostMoves ? $" and {most.Count - MostMoves} more" : "")}.",
        };
    }

    private bool IsNow(string gone, string name) => _pairs.Count(one => one.Before[gone] is { } was && JsonNode.DeepEquals(was, one.After[name])) * 10
        >= _pairs.Count(one => one.Before[gone] is not null) * 9 && _pairs.Any(one => one.Before[gone] is not null);

    private static HashSet<string> Columns(IEnumerable<JsonObject> rows) =>
        [.. rows.SelectMany(row => row.Select(member => member.Key))];

    private static string Said(JsonNode? value) => value is null ? Nothing : value.Shown(Longest);
}
