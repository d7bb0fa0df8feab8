using System.Runtime.InteropServices;

namespace ReleaseConsole.Core.Compare.Diff;

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
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        return Of(Intern(before, ids), Intern(after, ids), at => string.CompareOrdinal(before[at], after[at]));
    }

    /// <summary>As the other, of lines that have their numbers already.</summary>
    public static int[] Of(TextLines before, TextLines after) =>
        Of(before.Ids, after.Ids, at => string.CompareOrdinal(before.Lines[at], after.Lines[at]));

    /// <summary>As the other, of numbers from 0 on.</summary>
    /// <param name="orderAt">The order of the two elements at one place, asked for the first place that differs.</param>
    public static int[] Of(int[] before, int[] after, Func<int, int> orderAt)
    {
        // One orientation for both argument orders, so that swapping the sides swaps the answer, ties included.
        var start = before.AsSpan().CommonPrefixLength(after);
        var swapped = start == Math.Min(before.Length, after.Length) ? before.Length > after.Length : orderAt(start) > 0;
        var match = swapped ? new SequenceMatch(after, before) : new SequenceMatch(before, after);
        match.Run();
        var partner = new int[before.Length];
        Array.Fill(partner, -1);
        foreach (var (left, right) in match._pairs)
            partner[swapped ? right : left] = swapped ? left : right;
        return partner;
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
        var (left, right) = (_left[start..endLeft], _right[start..endRight]);
        Match(Said(_left, start, endLeft, right), Said(_right, start, endRight, left), depth: 0);
    }

    private static int[] Said(int[] ids, int start, int end, ReadOnlySpan<int> others)
    {
        // Numbers are given from 0 on, so that what is said is a row of marks.
        var most = -1;
        foreach (var id in others)
            most = Math.Max(most, id);
        var isSaid = new bool[most + 1];
        foreach (var id in others)
            isSaid[id] = true;
        var (places, count) = (new int[end - start], 0);
        for (var at = start; at < end; at++)
            if (ids[at] <= most && isSaid[ids[at]])
                places[count++] = at;
        return places[..count];
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
        var (stays, stay) = (new bool[left.Length], new bool[right.Length]);
        EditScript.Mark(Of(_left, left), Of(_right, right), stays, stay);
        for (var (at, other) = (0, 0); at < stays.Length; at++)
        {
            if (!stays[at])
                continue;
            // What stays stays in order: the next of one side is the next of the other.
            while (!stay[other])
                other++;
            _pairs.Add((left[at], right[other++]));
        }

        static int[] Of(int[] ids, ReadOnlySpan<int> places)
        {
            var some = new int[places.Length];
            for (var at = 0; at < some.Length; at++)
                some[at] = ids[places[at]];
            return some;
        }
    }
}
