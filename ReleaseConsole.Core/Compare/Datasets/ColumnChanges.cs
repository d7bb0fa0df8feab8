using System.Globalization;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>What differs between the columns of two datasets: those that came or went, their types, labels and lengths.</summary>
internal static partial class ColumnChanges
{
    private const int FewestRows = 20;
    private const double LongerBy = 0.2;

    public static IEnumerable<ChangeDetail> Of(
        IReadOnlyDictionary<string, ColumnProfile> before, IReadOnlyDictionary<string, ColumnProfile> after,
        IReadOnlyDictionary<string, string>? renamed = null)
    {
        renamed = (renamed ?? new Dictionary<string, string>()).Where(one => !after.ContainsKey(one.Key) && !before.ContainsKey(one.Value))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var (was, now) in renamed.OrderBy(one => one.Key, StringComparer.Ordinal))
            yield return new ChangeDetail("", $"Key {was}", ChangeType.Changed, was, now, Effect.Different, ChangeTopic.RowKeys)
            {
                Meaning = $"`{was}` is called `{now}` now.",
            };
        foreach (var name in before.Keys.Except(after.Keys).Except(renamed.Keys).Order(StringComparer.Ordinal))
            yield return Key(name, ChangeType.Removed);
        foreach (var name in after.Keys.Except(before.Keys).Except(renamed.Values).Order(StringComparer.Ordinal))
            yield return Key(name, ChangeType.Added);
        foreach (var name in before.Keys.Intersect(after.Keys).Order(StringComparer.Ordinal))
            foreach (var line in Of(name, before[name], after[name]))
                yield return line;
    }

    private static IEnumerable<ChangeDetail> Of(string name, ColumnProfile before, ColumnProfile after)
    {
        if (!before.Types.Keys.ToHashSet().SetEquals(after.Types.Keys))
            yield return new ChangeDetail(
                $"/{name}", $"Type of {name}", ChangeType.Changed, string.Join(" or ", before.Types.Keys.Order(StringComparer.Ordinal)),
                string.Join(" or ", after.Types.Keys.Order(StringComparer.Ordinal)), Effect.Different,
                ChangeTopic.RowKeys)
            {
                Meaning = $"`{name}` is {string.Join(" or ", after.Types.Keys.Order(StringComparer.Ordinal))} now (was "
                    + $"{string.Join(" or ", before.Types.Keys.Order(StringComparer.Ordinal))}).",
            };
        if (before.Values is { } labels && after.Values is { } others && NumberCells.Plain(name, labels, others) is var (was, now)
            && was.Values.Sum() >= FewestRows && now.Values.Sum() >= FewestRows
            && LabelShift.Of(was, now) is { StabilityIndex: >= LabelShift.Worthwhile } shift)
            yield return Labels(name, was, now, shift);
        // How long a name of a row or a label is, is not how long a text is.
        if (!(IsName(before) || IsName(after)) && before.Lengths is { } old
            && after.Lengths is { } young && before.Types.Values.Sum() >= FewestRows
            && after.Types.Values.Sum() >= FewestRows
            && Math.Abs(young.Mean - old.Mean) > LongerBy * Math.Max(1, old.Mean))
            yield return new ChangeDetail(
                $"/{name}", $"Length of {name}", ChangeType.Changed, Said(old), Said(young), Effect.Different, ChangeTopic.LengthShift)
            {
                Meaning = string.Create(
                    CultureInfo.InvariantCulture,
                    $"`{name}` is {Math.Abs(young.Mean - old.Mean) / Math.Max(1, old.Mean):0 %} {(young.Mean > old.Mean ? "longer" : "shorter")} on average."),
            };
    }

    private static bool IsName(ColumnProfile column) => Identifier().IsMatch(column.Name)
        || (column.Values is { Count: > 0 } values && (values.Count * 2 <= values.Values.Sum()
            || (values.Count == values.Values.Sum() && !values.Keys.Any(value => value.Contains(' ', StringComparison.Ordinal)))));

    private static ChangeDetail Labels(
        string name, IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> after, LabelShift shift)
    {
        var moved = before.Keys.Union(after.Keys).MaxBy(label => Math.Abs(Share(after, label) - Share(before, label)))!;
        return new ChangeDetail(
            $"/{name}", $"Labels of {name}", ChangeType.Changed, Said(before), Said(after), Effect.Different, ChangeTopic.LabelShift)
        {
            Meaning = string.Create(
                CultureInfo.InvariantCulture,
                $"The labels of `{name}` shifted{(shift.StabilityIndex >= LabelShift.Large ? " far" : "")}: {moved} is {Share(after, moved):0 %} of the rows (was {Share(before, moved):0 %}); stability index {shift.StabilityIndex:0.00}, chi-square {shift.ChiSquare:0.0} with {shift.Freedom} {(shift.Freedom == 1 ? "degree" : "degrees")} of freedom, p {PValue(shift.PValue)}."),
        };
    }

    private static string PValue(double p) => p < 0.0001 ? "under 0.0001" : "= " + p.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Said(IReadOnlyDictionary<string, long> labels) => string.Join(
        ", ", labels.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(6)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {Share(labels, one.Key):0 %}")));

    private static string Said(LengthProfile lengths) =>
        $"{ColumnStatistics.Said(lengths.Mean)} characters on average, {lengths.Longest} at most";

    private static double Share(IReadOnlyDictionary<string, long> labels, string label) =>
        labels.GetValueOrDefault(label) / (double)Math.Max(1, labels.Values.Sum());

    private static ChangeDetail Key(string key, ChangeType type) => new(
        "", $"Key {key}", type, type == ChangeType.Removed ? key : null, type == ChangeType.Added ? key : null, Effect.Different,
        ChangeTopic.RowKeys)
    { Meaning = type == ChangeType.Removed ? $"`{key}` is gone from the rows." : $"`{key}` is new in the rows." };

    [GeneratedRegex(@"^(?i:id|uuid|guid|key|hash|sha256)$|[_-](?i:id|uuid|key|hash)$|[a-z]Id$")]
    private static partial Regex Identifier();
}
