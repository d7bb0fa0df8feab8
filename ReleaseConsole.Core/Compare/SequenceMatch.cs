using System.Runtime.InteropServices;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Finds which elements of two sequences stay, in order. A longest common subsequence up to <see cref="ExactLimit"/> elements that
/// could match at all; beyond that, split at elements that are unique on both sides (patience diff), then in fixed slices.
/// </summary>
internal sealed class SequenceMatch
{
    private const int ExactLimit = 4_000;
    private const int Slice = 200;
    private const int DepthLimit = 12;

    private readonly int[] _left;
    private readonly int[] _right;
    private readonly List<(int Left, int Right)> _pairs = [];

    private SequenceMatch(int[] left, int[] right) => (_left, _right) = (left, right);

    /// <summary>For each element of <paramref name="before"/> the index of its partner in <paramref name="after"/>, or −1.</summary>
    public static int[] Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // One orientation for both argument orders, so that swapping the sides swaps the answer, ties included.
        var swapped = Compare(before, after) > 0;
        var (first, second) = swapped ? (after, before) : (before, after);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var match = new SequenceMatch(Intern(first, ids), Intern(second, ids));
        match.Run();
        var partner = new int[before.Count];
        Array.Fill(partner, -1);
        foreach (var (left, right) in match._pairs)
            partner[swapped ? right : left] = swapped ? left : right;
        return partner;
    }

    private static int Compare(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
            if (string.CompareOrdinal(a[i], b[i]) is var order && order != 0)
                return order;
        return a.Count.CompareTo(b.Count);
    }

    private static int[] Intern(IReadOnlyList<string> items, Dictionary<string, int> ids)
    {
        var interned = new int[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, items[i], out var known);
            interned[i] = known ? id : id = ids.Count;
        }
        return interned;
    }

    private void Run()
    {
        var start = 0;
        var (endLeft, endRight) = (_left.Length, _right.Length);
        while (start < Math.Min(endLeft, endRight) && _left[start] == _right[start])
            _pairs.Add((start, start++));
        while (endLeft > start && endRight > start && _left[endLeft - 1] == _right[endRight - 1])
            _pairs.Add((--endLeft, --endRight));

        // What one side never says cannot match; leaving it out keeps "everything is new" linear.
        var saidLeft = _left[start..endLeft].ToHashSet();
        var saidRight = _right[start..endRight].ToHashSet();
        Match(
            [.. Enumerable.Range(start, endLeft - start).Where(i => saidRight.Contains(_left[i]))],
            [.. Enumerable.Range(start, endRight - start).Where(j => saidLeft.Contains(_right[j]))],
            depth: 0);
    }

    private void Match(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int depth)
    {
        if (left.IsEmpty || right.IsEmpty)
            return;
        if (left.Length + right.Length <= ExactLimit)
        {
            MatchExactly(left, right);
            return;
        }
        var anchors = depth < DepthLimit ? UniqueAnchors.Of(left, right, _left, _right) : [];
        if (anchors.Count == 0)
        {
            MatchInSlices(left, right);
            return;
        }
        var (fromLeft, fromRight) = (0, 0);
        foreach (var (atLeft, atRight) in anchors)
        {
            Match(left[fromLeft..atLeft], right[fromRight..atRight], depth + 1);
            _pairs.Add((left[atLeft], right[atRight]));
            (fromLeft, fromRight) = (atLeft + 1, atRight + 1);
        }
        Match(left[fromLeft..], right[fromRight..], depth + 1);
    }

    private void MatchInSlices(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var slices = (Math.Max(left.Length, right.Length) + Slice - 1) / Slice;
        for (var slice = 0; slice < slices; slice++)
            MatchExactly(Part(left, slice, slices), Part(right, slice, slices));

        static ReadOnlySpan<int> Part(ReadOnlySpan<int> all, int slice, int slices) =>
            all[(int)((long)all.Length * slice / slices)..(int)((long)all.Length * (slice + 1) / slices)];
    }

    private void MatchExactly(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return;
        var (from, to) = (left.ToArray(), right.ToArray());
        foreach (var (one, other) in EditScript.Of(Array.ConvertAll(from, at => _left[at]), Array.ConvertAll(to, at => _right[at])))
            _pairs.Add((from[one], to[other]));
    }
}
