using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// What rules ask of a dataset: told from its rows where they are here, and from what was kept of them at import where a pointer, a card
/// or a head stands for them.
/// </summary>
internal sealed class DatasetFigures
{
    // As long as a profile keeps them.
    private const int LongestLabel = 100;

    private readonly IReadOnlyList<JsonNode?> _rows;
    private readonly DatasetProfile? _kept;
    private readonly Lazy<List<JsonObject>> _objects;

    private DatasetFigures(IReadOnlyList<JsonNode?> rows, DatasetProfile? kept)
    {
        (_rows, _kept) = (rows, kept);
        _objects = new(() => [.. rows.OfType<JsonObject>()]);
    }

    /// <summary>Both sides of a change, told in the same way; null where nobody counted the rows of one of them.</summary>
    public static (DatasetFigures Before, DatasetFigures After)? Of(RuleInput input, ArtifactChange change)
    {
        var (before, after) = (input.Before(change), input.After(change));
        var areHere = (before is null || KeptRows.AreHere(before)) && (after is null || KeptRows.AreHere(after));
        return Of(input, before, areHere) is { } was && Of(input, after, areHere) is { } now ? (was, now) : null;
    }

    public long Rows => _kept?.Rows ?? _rows.Count;

    public IEnumerable<string> Columns =>
        _kept?.Columns.Select(column => column.Name) ?? _objects.Value.FirstOrDefault()?.Select(member => member.Key) ?? [];

    /// <summary>How often each value stands in a column; null where that was not kept.</summary>
    public IReadOnlyDictionary<string, long>? Labels(string column) => _kept is not null
        ? _kept.Columns.FirstOrDefault(one => one.Name == column)?.Values
        : _objects.Value.Select(row => row[column]).Where(value => value is JsonValue)
            .CountBy(value => value.Shown(LongestLabel), StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => (long)one.Value, StringComparer.Ordinal);

    /// <summary>Rows that say what another one says: under another number too where they are here, as a whole where they are not.</summary>
    public DatasetCopies? Copies() => _kept is null ? LabelShares.Copies(_objects.Value) : DatasetCopies.In(_kept);

    // Where one side is elsewhere, the other is told by what was kept of it too: both are then counted by the same rules.
    private static DatasetFigures? Of(RuleInput input, PinnedContent? content, bool areHere) => content switch
    {
        null => new DatasetFigures([], null),
        { Profile: { } kept } when !areHere => new DatasetFigures([], kept),
        _ when areHere || KeptRows.AreHere(content) => new DatasetFigures(input.Rows(content), null),
        _ => null,
    };
}
