namespace ReleaseConsole.Core.Evaluate;

/// <summary>The parts of a sample by group and by tag; columns with a single value, or with too many to read, make none.</summary>
internal static class Slices
{
    private const int MostColumns = 4;
    private const int MostValues = 40;

    /// <param name="cases">Which case each pair of the sample is.</param>
    public static IEnumerable<(Slice Slice, IReadOnlyList<int> At)> Of(PairedRuns runs, int[] cases)
    {
        var columns = new Dictionary<string, Dictionary<string, List<int>>>(StringComparer.Ordinal);
        for (var at = 0; at < cases.Length; at++)
        {
            Add("group", runs.GroupOf(cases[at]), at);
            if (runs.TagsOf(cases[at]) is { } tags)
                foreach (var (name, value) in tags)
                    Add(name, value, at);
        }
        return from column in columns.OrderBy(one => one.Key != "group").ThenBy(one => one.Key, StringComparer.Ordinal).Take(MostColumns)
               where column.Value.Count is > 1 and <= MostValues
               from value in column.Value.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key, StringComparer.Ordinal)
               select (new Slice(column.Key, value.Key), (IReadOnlyList<int>)value.Value);

        void Add(string column, string? value, int at)
        {
            if (value is null)
                return;
            if (!columns.TryGetValue(column, out var values))
                columns[column] = values = new(StringComparer.Ordinal);
            // A column of case names is no slice; its values are not kept.
            if (!values.TryGetValue(value, out var members) && values.Count <= MostValues)
                values[value] = members = [];
            members?.Add(at);
        }
    }
}
