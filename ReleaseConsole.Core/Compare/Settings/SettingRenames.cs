using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// A limit or a safeguard that is called otherwise and is what it was. It is not gone, but a program that reads the old name has none.
/// </summary>
internal static class SettingRenames
{
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "max", "maximum", "limit", "limits", "min", "minimum", "cap", "budget", "quota", "ceiling", "is", "the", "per", "of", "output",
        "completion",
    };

    /// <summary>The lines with the two that tell of one name each made one.</summary>
    public static IEnumerable<ChangeDetail> Joined(IReadOnlyList<ChangeDetail> lines)
    {
        var pairs = lines.Where(IsGone).Select(gone => (Gone: gone, Come: Heirs(lines, gone))).Where(one => one.Come.Count == 1)
            .Select(one => (one.Gone, Come: one.Come[0])).DistinctBy(one => one.Gone).ToList();
        // One that two could have become is told as it came.
        var sure = pairs.Where(one => pairs.Count(other => other.Come == one.Come) == 1).ToDictionary(one => one.Gone, one => one.Come);
        return lines.Where(line => !sure.ContainsValue(line))
            .Select(line => sure.TryGetValue(line, out var come) ? Told(line, come) : line);
    }

    private static bool IsGone(ChangeDetail line) =>
        line is { Type: ChangeType.Removed, Topic: ChangeTopic.Setting, After: null, Before: { } value }
        && Quantity.Of(value) is not null && SettingEffect.IsLimit(line.Place);

    private static List<ChangeDetail> Heirs(IReadOnlyList<ChangeDetail> lines, ChangeDetail gone) =>
    [
        .. lines.Where(line => line is { Type: ChangeType.Added, Topic: ChangeTopic.Setting, Before: null } && line.After == gone.Before
            && SettingEffect.IsLimit(line.Place) && Suffix(line) == Suffix(gone)
            && JsonPointer.Above(line.Place) == JsonPointer.Above(gone.Place)
            && Words(line.Place) is { Count: > 0 } words && words.SetEquals(Words(gone.Place))
            && IsFloor(line.Place) == IsFloor(gone.Place)),
    ];

    private static ChangeDetail Told(ChangeDetail gone, ChangeDetail come) => new ChangeDetail(
        come.Place, come.Label, ChangeType.Changed, gone.Before, come.After, Effect.Different, ChangeTopic.Setting).Untold() with
    {
        Meaning = $"`{gone.Label}` is called `{come.Label}` now; it is {come.After}, as before. "
            + "A program that reads the old name finds none.",
    };

    // What is said of one environment ends in its name.
    private static string Suffix(ChangeDetail line) => line.Label[Math.Min(line.Label.Length, JsonValues.Dotted(line.Place).Length)..];

    private static bool IsFloor(string place) => NameWords.Of(JsonPointer.Last(place)).Any(word => word is "min" or "minimum");

    // A day is no hour and a customer no order: all that is counted must be the same.
    private static HashSet<string> Words(string place) =>
        [.. NameWords.Of(JsonPointer.Last(place)).Select(word => word.TrimEnd('s')).Where(word => !Common.Contains(word))];
}
