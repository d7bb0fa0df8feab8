namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Which of the rules that decide the same became which, and what each pair changes: any one of them that holds decides.</summary>
internal static class RulePairs
{
    /// <summary>Those that differ: the likest first; a rule without a like on the other side stands alone.</summary>
    public static IReadOnlyList<(int? Old, int? Young)> Of<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> key, Func<T, T, double> likeness)
    {
        var (old, young) = (Enumerable.Range(0, before.Count).ToHashSet(), Enumerable.Range(0, after.Count).ToHashSet());
        var same = after.Select((rule, at) => (Key: key(rule), at)).GroupBy(one => one.Key, one => one.at, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => new Queue<int>(one), StringComparer.Ordinal);
        foreach (var at in old.Where(at => same.TryGetValue(key(before[at]), out var places) && young.Remove(Next(places))).ToList())
            old.Remove(at);
        var pairs = new List<(int? Old, int? Young)>();
        foreach (var (from, to, _) in old.SelectMany(from => young.Select(to => (from, to, Like: likeness(before[from], after[to]))))
            .Where(one => one.Like >= ConditionChange.Unlike).OrderByDescending(one => one.Like)
            .ThenBy(one => Math.Abs(one.from - one.to)).ToList())
            if (old.Contains(from) && young.Contains(to))
            {
                old.Remove(from);
                young.Remove(to);
                pairs.Add((from, to));
            }
        return
        [
            .. pairs.OrderBy(pair => pair.Young), .. old.Order().Select(at => ((int?)at, (int?)null)),
            .. young.Order().Select(at => ((int?)null, (int?)at)),
        ];
    }

    public static ConditionChange Change(
        (int? Old, int? Young) pair, IReadOnlyList<IReadOnlyList<Clause>> before, IReadOnlyList<IReadOnlyList<Clause>> after)
    {
        var mayAdd = pair.Young is { } young && !ConditionChange.ImplyOne(after[young], before);
        var mayLose = pair.Old is { } old && !ConditionChange.ImplyOne(before[old], after);
        // What is proven of one side leaves only the other.
        return mayAdd && mayLose && pair is ({ } from, { } to)
            ? ConditionChange.Between(before[from], after[to])
            : new ConditionChange(mayAdd, mayLose, IsUnclear: false);
    }

    private static int Next(Queue<int> places) => places.TryDequeue(out var at) ? at : -1;
}
