using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The column of a dataset whose values moved most, by the population stability index, with the shares before and after.</summary>
internal sealed record SharesShift(string Column, double Index, string Before, string After);

/// <summary>
/// How the labels of a dataset are spread, and how many rows are copies. The population stability index is the sum over labels of
/// (after − before) · ln(after ÷ before); 0.1 is a small shift, 0.25 one to look at.
/// </summary>
internal static partial class LabelShares
{
    private const int FewestRows = 20;
    private const int MostLabels = 20;
    // What a row is under or comes from is no answer of the case; a licence has a rule of its own.
    private static readonly string[] NoLabels =
    [
        "license", "licence", "data_class", "dataClass", "data_classification", "source", "url", "metadata", "meta",
        "split", "version",
    ];
    private static readonly string[] Ids = ["id", "case", "key", "name", "created_at", "timestamp"];

    public static SharesShift? Shift(DatasetFigures before, DatasetFigures after) => before.Rows < FewestRows || after.Rows < FewestRows
        ? null
        : before.Columns.Except([.. Ids, .. NoLabels], StringComparer.OrdinalIgnoreCase)
            .Select(column => Of(column, before.Labels(column), after.Labels(column))).OfType<SharesShift>()
            .OrderByDescending(one => one.Index).ThenBy(one => one.Column, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Labels that several rows had and none has any more, in words; null where there are none.</summary>
    public static string? Gone(DatasetFigures before, DatasetFigures after) =>
        (from column in before.Columns.Except([.. Ids, .. NoLabels], StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
         where before.Labels(column) is not null && after.Labels(column) is not null
         let both = NumberCells.Plain(column, before.Labels(column)!, after.Labels(column)!)
         let old = both.Before
         let young = both.After
         where old.Count is >= 2 and <= MostLabels && old.Count <= old.Values.Sum() / 4
         let gone = old.Where(one => one.Value > 1 && !young.ContainsKey(one.Key)).Select(one => one.Key)
             .Order(StringComparer.Ordinal).ToList()
         where gone.Count > 0
         select $"none of `{column}` {Counted.Names(gone, 3)} is left").FirstOrDefault();

    /// <summary>How many rows say what another row says under another number.</summary>
    public static DatasetCopies Copies(IReadOnlyList<JsonObject> rows) =>
        new(rows.Count - rows.Select(Nameless).Distinct(StringComparer.Ordinal).Count(), rows.Count, IsEstimate: false);

    /// <summary>How many of the rows are still asked: by their number, or by their longest text however it is written.</summary>
    public static int StillThere(IReadOnlyList<JsonNode?> before, IReadOnlyList<JsonNode?> after)
    {
        var now = after.SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        return before.Count(row => Names(row).Any(now.Contains));
    }

    private static IEnumerable<string> Names(JsonNode? row)
    {
        if (row is not JsonObject members)
            return [Plain(row.Word() ?? row?.ToJsonString() ?? "")];
        var parted = ChatRow.Parted(members);
        var asked = ChatRow.Question(parted) ?? parted.Select(one => one.Value.Word()).OfType<string>().MaxBy(text => text.Length)
            ?? members.ToJsonString();
        return DatasetReading.IdOf(members) is { } id ? ["#" + id, Plain(asked)] : [Plain(asked)];
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static SharesShift? Of(string column, IReadOnlyDictionary<string, long>? old, IReadOnlyDictionary<string, long>? young)
    {
        if (old is null || young is null)
            return null;
        (old, young) = NumberCells.Plain(column, old, young);
        var labels = old.Keys.Union(young.Keys).Order(StringComparer.Ordinal).ToList();
        // Free text has nearly as many values as rows; only a column of few values is a label.
        if (labels.Count is < 2 or > MostLabels || labels.Count > old.Values.Sum() / 4)
            return null;
        double Share(IReadOnlyDictionary<string, long> counts, string label) =>
            (counts.GetValueOrDefault(label) + 0.5) / (counts.Values.Sum() + (0.5 * labels.Count));
        var index = labels.Sum(label => (Share(young, label) - Share(old, label)) * Math.Log(Share(young, label) / Share(old, label)));
        return new SharesShift(column, index, Said(labels, old), Said(labels, young));
    }

    private static string Said(List<string> labels, IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", labels.Take(6).Select(label => string.Create(
            CultureInfo.InvariantCulture, $"{label} {100.0 * counts.GetValueOrDefault(label) / Math.Max(1, counts.Values.Sum()):0} %")));

    // In another case, with another space or without its full stop, a text says the same. Signs inside it may be all of its meaning.
    private static string? Said(JsonNode? value) => value.Word() is { } text
        ? Spaces().Replace(SpaceByASign().Replace(text.Trim(), ""), " ").TrimEnd('.', '!', '?', '…', ' ').ToLowerInvariant()
        : value?.ToJsonString(CanonicalJson.Options);

    [GeneratedRegex(@"\s+(?=[?!.,;:…])")]
    private static partial Regex SpaceByASign();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // A row that is nothing but its number is no copy of another such row.
    private static string Nameless(JsonObject row)
    {
        var rest = row.Where(member => !Ids.Contains(member.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}\u001f{Said(member.Value)}");
        return string.Join('\u001e', rest) is { Length: > 0 } text ? text : row.ToJsonString(CanonicalJson.Options);
    }
}
