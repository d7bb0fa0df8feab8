using System.Buffers;
using System.Numerics;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>Which words of two lines differ.</summary>
internal static class WordMarks
{
    private const int Few = 512;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t.,;:!?()[]{}<>\"'`/|=+*&");

    public static (IReadOnlyList<TextMark> Before, IReadOnlyList<TextMark> After, bool Capped) Of(string before, string after, int cap)
    {
        if (before.Length > cap || after.Length > cap)
        {
            var (left, right) = Middle(before, after);
            return (left, right, true);
        }
        Span<int> places = stackalloc int[Few];
        var old = Starts(before, before.Length < Few / 2 ? places[..(Few / 2)] : new int[before.Length + 1]);
        var young = Starts(after, after.Length < Few / 2 ? places[(Few / 2)..] : new int[after.Length + 1]);
        // What both begin and end with stays, as it does in any shortest script; only what lies between is looked at.
        var (start, oldEnd, youngEnd) = (0, old.Length - 1, young.Length - 1);
        while (start < Math.Min(oldEnd, youngEnd) && Piece(before, old, start).SequenceEqual(Piece(after, young, start)))
            start++;
        while (oldEnd > start && youngEnd > start && Piece(before, old, oldEnd - 1).SequenceEqual(Piece(after, young, youngEnd - 1)))
            (oldEnd, youngEnd) = (oldEnd - 1, youngEnd - 1);
        var (gone, fresh) = (oldEnd - start, youngEnd - start);
        var stays = gone + fresh <= Few ? stackalloc bool[gone + fresh] : new bool[gone + fresh];
        var kept = stays[..gone];
        var keeps = stays.Slice(gone, fresh);
        if (gone > 0 && fresh > 0)
        {
            var ids = gone + fresh <= Few ? stackalloc int[gone + fresh] : new int[gone + fresh];
            Number(before, old[start..(oldEnd + 1)], after, young[start..(youngEnd + 1)], ids[..(gone + fresh)]);
            EditScript.Mark(ids[..gone], ids.Slice(gone, fresh), kept, keeps);
        }
        return (Marks(before, old[start..], kept), Marks(after, young[start..], keeps), false);
    }

    public static bool SameWithoutWhitespace(string before, string after)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < before.Length && char.IsWhiteSpace(before[i]))
                i++;
            while (j < after.Length && char.IsWhiteSpace(after[j]))
                j++;
            if (i == before.Length || j == after.Length)
                return i == before.Length && j == after.Length;
            if (before[i++] != after[j++])
                return false;
        }
    }

    // Words, and each sign between them on its own.
    private static ReadOnlySpan<int> Starts(string text, Span<int> starts)
    {
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            starts[count++] = at;
            at += text.AsSpan(at).IndexOfAny(Separators) switch { 0 => 1, < 0 => text.Length - at, var word => word };
        }
        starts[count++] = text.Length;
        return starts[..count];
    }

    private static ReadOnlySpan<char> Piece(string text, ReadOnlySpan<int> starts, int at) => text.AsSpan(starts[at]..starts[at + 1]);

    // Equal pieces of the two lines get equal numbers: the place of the first of them, found by a table of chains that makes no string.
    private static void Number(string before, ReadOnlySpan<int> old, string after, ReadOnlySpan<int> young, Span<int> ids)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)ids.Length);
        var heads = size <= Few ? stackalloc int[size] : new int[size];
        var next = size <= Few ? stackalloc int[size] : new int[size];
        heads.Clear();
        for (var at = 0; at < ids.Length; at++)
        {
            var piece = One(at, before, old, after, young);
            ref var head = ref heads[(int)(HashOf(piece) & (uint)(size - 1))];
            var known = head - 1;
            while (known >= 0 && !One(known, before, old, after, young).SequenceEqual(piece))
                known = next[known] - 1;
            if (known < 0)
                (known, next[at], head) = (at, head, at + 1);
            ids[at] = known;
        }

        static ReadOnlySpan<char> One(int at, string before, ReadOnlySpan<int> old, string after, ReadOnlySpan<int> young) =>
            at < old.Length - 1 ? Piece(before, old, at) : Piece(after, young, at - old.Length + 1);
    }

    private static uint HashOf(ReadOnlySpan<char> piece)
    {
        var hash = (uint)piece.Length;
        foreach (var letter in piece)
            hash = (hash ^ letter) * 0x9E3779B1;
        return hash >> 16;
    }

    private static List<TextMark> Marks(string text, ReadOnlySpan<int> starts, ReadOnlySpan<bool> kept)
    {
        if (!kept.Contains(false))
            return [];
        var marks = new List<TextMark>();
        for (var at = 0; at < kept.Length; at++)
        {
            if (kept[at])
                continue;
            var (start, end) = (starts[at], starts[at + 1]);
            // Two changed words with only a space between them read as one change.
            if (marks.Count > 0 && text.AsSpan(marks[^1].End, start - marks[^1].End).IsWhiteSpace())
                marks[^1] = marks[^1] with { Length = end - marks[^1].Start };
            else
                marks.Add(new TextMark(start, end - start));
        }
        return marks;
    }

    private static (TextMark[] Before, TextMark[] After) Middle(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var start = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < shorter - start && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        // A mark must not cut a surrogate pair in two.
        if (start > 0 && char.IsHighSurrogate(before[start - 1]))
            start--;
        if (tail > 0 && char.IsLowSurrogate(before[^tail]))
            tail--;
        return (Mark(before), Mark(after));

        TextMark[] Mark(string text) => text.Length > start + tail ? [new TextMark(start, text.Length - start - tail)] : [];
    }
}
