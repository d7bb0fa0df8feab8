using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Two texts that began as the same one, compared with it and merged line by line (diff3; Khanna, Kunal and Pierce 2007). What one side
/// changed is taken, what both changed the same way is taken once, and what they changed differently, or side by side, is a conflict.
/// </summary>
public sealed record ThreeWayMerge(IReadOnlyList<MergeRegion> Regions)
{
    public IReadOnlyList<MergeRegion> Conflicts => [.. Regions.Where(region => region.Kind == MergeKind.Conflict)];

    /// <summary>The merged text; null where a person has to decide.</summary>
    public string? Text => Conflicts.Count == 0 ? With((IReadOnlyList<MergeChoice>)[]) : null;

    public static ThreeWayMerge Of(string original, string ours, string theirs)
    {
        var (was, mine, other) = (original.Split('\n'), ours.Split('\n'), theirs.Split('\n'));
        var (inMine, inOther) = (SequenceMatch.Of(was, mine), SequenceMatch.Of(was, other));
        var regions = new List<MergeRegion>();
        var (fromWas, fromMine, fromOther) = (0, 0, 0);
        for (var at = 0; at <= was.Length; at++)
        {
            var isEnd = at == was.Length;
            if (!isEnd && (inMine[at] < 0 || inOther[at] < 0))
                continue;
            var (toMine, toOther) = isEnd ? (mine.Length, other.Length) : (inMine[at], inOther[at]);
            Add(regions, was[fromWas..at], mine[fromMine..toMine], other[fromOther..toOther]);
            if (!isEnd)
                Append(regions, MergeKind.Same, [was[at]], [mine[toMine]], [other[toOther]]);
            (fromWas, fromMine, fromOther) = (at + 1, toMine + 1, toOther + 1);
        }
        return new ThreeWayMerge(regions);
    }

    /// <summary>The text with each conflict decided, in their order.</summary>
    public string With(IReadOnlyList<MergeChoice> choices) => With([.. Conflicts.Select((region, at) => region.Lines(choices[at]))]);

    /// <summary>The text with these lines in place of each conflict, in their order.</summary>
    public string With(IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var decided = 0;
        return string.Join(
            '\n', Regions.SelectMany(region => region.Kind == MergeKind.Conflict ? lines[decided++] : region.Lines(chosen: null)));
    }

    private static void Add(List<MergeRegion> regions, string[] was, string[] mine, string[] other)
    {
        if (mine.SequenceEqual(other))
        {
            Append(regions, was.SequenceEqual(mine) ? MergeKind.Same : MergeKind.Both, was, mine, other);
            return;
        }
        if (was.SequenceEqual(mine) || was.SequenceEqual(other))
        {
            Append(regions, was.SequenceEqual(mine) ? MergeKind.Theirs : MergeKind.Ours, was, mine, other);
            return;
        }
        // What both wrote at the edges of a conflict is no part of it.
        var (start, end) = (0, 0);
        while (start < Math.Min(mine.Length, other.Length) && mine[start] == other[start])
            start++;
        while (end < Math.Min(mine.Length, other.Length) - start && mine[^(end + 1)] == other[^(end + 1)])
            end++;
        Append(regions, MergeKind.Both, [], mine[..start], other[..start]);
        Append(regions, MergeKind.Conflict, was, mine[start..^end], other[start..^end]);
        Append(regions, MergeKind.Both, [], mine[^end..], other[^end..]);
    }

    private static void Append(List<MergeRegion> regions, MergeKind kind, string[] was, string[] mine, string[] other)
    {
        if (was.Length + mine.Length + other.Length == 0)
            return;
        if (kind == MergeKind.Same && regions is [.., { Kind: MergeKind.Same } last])
            regions[^1] = new MergeRegion(kind, [.. last.Base, .. was], [.. last.Ours, .. mine], [.. last.Theirs, .. other]);
        else
            regions.Add(new MergeRegion(kind, was, mine, other));
    }
}
