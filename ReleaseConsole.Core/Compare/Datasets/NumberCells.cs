using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// Cells of tables that are numbers: a table knows only text, and 1.50 is 1.5. In a column that holds anything else they are texts, and in
/// one of versions or chapters 1.10 is not 1.1.
/// </summary>
internal static partial class NumberCells
{
    /// <summary>Both tables with such cells written shortly; the same lists where no cell would change.</summary>
    public static (IReadOnlyList<JsonNode?> Before, IReadOnlyList<JsonNode?> After) Plain(
        IReadOnlyList<JsonNode?> before, IReadOnlyList<JsonNode?> after)
    {
        var names = before is [JsonObject first, ..] ? first.Select(one => one.Key).ToList() : [];
        var columns = names
            .Where(name => !IsName(name) && (MayBeShorter(before, name) || MayBeShorter(after, name))
                && Are(before, name) && Are(after, name) && AreApart(before, name) && AreApart(after, name)).ToList();
        foreach (var row in columns.Count == 0 ? [] : before.Concat(after).OfType<JsonObject>())
            foreach (var name in columns)
                if (row[name].Word() is { } cell && Short(cell) is { } number && number != cell)
                    row[name] = number;
        return (before, after);
    }

    /// <summary>How often each value stands on both sides, where all of them are numbers by what they are worth.</summary>
    public static (IReadOnlyDictionary<string, long> Before, IReadOnlyDictionary<string, long> After) Plain(
        string column, IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> after) =>
        !IsName(column) && before.Keys.Concat(after.Keys).All(label => Short(label) is not null)
            ? (Merged(before), Merged(after))
            : (before, after);

    /// <summary>Whether two cells are the same, or are written as numbers of the same worth.</summary>
    public static bool AreSame(string column, JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other)
        || (!IsName(column) && one.Word() is { } a && other.Word() is { } b && Short(a) is { } number && number == Short(b));

    private static Dictionary<string, long> Merged(IReadOnlyDictionary<string, long> labels) =>
        labels.GroupBy(one => Short(one.Key)!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Value), StringComparer.Ordinal);

    private static bool MayBeShorter(IReadOnlyList<JsonNode?> rows, string column) => rows.Any(
        row => row is JsonObject members && members[column].Word() is [.., '0'] cell && cell.Contains('.', StringComparison.Ordinal));

    private static bool Are(IReadOnlyList<JsonNode?> rows, string column) => rows.All(
        row => row is JsonObject members && members[column].Word() is { } cell && (cell.Length == 0 || Short(cell) is not null));

    // Where 1.1 and 1.10 both stand, they are two.
    private static bool AreApart(IReadOnlyList<JsonNode?> rows, string column)
    {
        var cells = rows.Select(row => row![column].Word()!).ToHashSet(StringComparer.Ordinal);
        return cells.Select(cell => Short(cell) ?? cell).Distinct(StringComparer.Ordinal).Count() == cells.Count;
    }

    private static bool IsName(string column) => column.Contains("version", StringComparison.OrdinalIgnoreCase)
        || column.ToLowerInvariant() is "id" or "case" or "key" or "section" or "chapter";

    // Without zeros at the end; null for what is no plain number. 007 is a name.
    private static string? Short(string cell)
    {
        if (!Number().IsMatch(cell))
            return null;
        var number = cell.Contains('.', StringComparison.Ordinal) ? cell.TrimEnd('0').TrimEnd('.') : cell;
        return number == "-0" ? "0" : number;
    }

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
