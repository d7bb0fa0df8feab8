using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// From what to what the values of one column changed, and how often. Of contents that hardly repeat only the first are kept.
/// </summary>
internal sealed class CellMoves
{
    private const int Named = 3;
    private const int Kept = 64;
    private const int Longest = 60;

    private readonly Dictionary<(string Before, string After), int> _rows = [];

    public int Rows { get; private set; }

    public (string Before, string After) Most => Ordered().First().Key;

    public void Add(JsonNode? was, JsonNode? now)
    {
        Rows++;
        // Labels come again soon; texts that are each another are not worth their words.
        if (_rows.Count >= Kept)
            return;
        var move = (Said(was), Said(now));
        _rows[move] = _rows.GetValueOrDefault(move) + 1;
    }

    /// <summary>For instance <c>refund → tech (45 rows), tech → refund (37 rows)</c>.</summary>
    public override string ToString()
    {
        // Without all of them nobody knows how often each came.
        var isWhole = _rows.Count < Kept;
        var said = Ordered().Take(Named).Select(one =>
            $"{one.Key.Before} → {one.Key.After}"
                + (_rows.Count == 1 || !isWhole || one.Value == 1 ? "" : $" ({Counted.Of(one.Value, "row")})"));
        var more = isWhole ? _rows.Count > Named ? $" and {_rows.Count - Named} more" : "" : " and many more";
        return string.Join(", ", said) + more;
    }

    private IEnumerable<KeyValuePair<(string Before, string After), int>> Ordered() => _rows.OrderByDescending(one => one.Value)
        .ThenBy(one => one.Key.Before, StringComparer.Ordinal).ThenBy(one => one.Key.After, StringComparer.Ordinal);

    private static string Said(JsonNode? value) => value is null ? "nothing" : value.Shown(Longest);
}
