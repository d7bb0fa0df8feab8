using System.Buffers;
using System.Runtime.InteropServices;

namespace ReleaseConsole.Core.Compare;

/// <summary>Which words of two lines differ.</summary>
internal static class WordMarks
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t.,;:!?()[]{}<>\"'`/|=+*&");

    public static (IReadOnlyList<TextMark> Before, IReadOnlyList<TextMark> After, bool Capped) Of(string before, string after, int cap)
    {
        if (before.Length > cap || after.Length > cap)
        {
            var (left, right) = Middle(before, after);
            return (left, right, true);
        }
        var (old, young) = (Starts(before), Starts(after));
        // What both begin and end with stays, as it does in any shortest script; only what lies between is looked at.
        var (start, oldEnd, youngEnd) = (0, old.Count - 1, young.Count - 1);
        while (start < Math.Min(oldEnd, youngEnd) && Piece(before, old, start).SequenceEqual(Piece(after, young, start)))
            start++;
        while (oldEnd > start && youngEnd > start && Piece(before, old, oldEnd - 1).SequenceEqual(Piece(after, young, youngEnd - 1)))
            (oldEnd, youngEnd) = (oldEnd - 1, youngEnd - 1);
        var (kept, keeps) = (new bool[oldEnd - start], new bool[youngEnd - start]);
        if (kept.Length > 0 && keeps.Length > 0)
        {
            var ids = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var (one, other) in EditScript.Of(Ids(before, old, start, oldEnd, ids), Ids(after, young, start, youngEnd, ids)))
                (kept[one], keeps[other]) = (true, true);
        }
        return (Marks(before, old, start, kept), Marks(after, young, start, keeps), false);
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
    private static List<int> Starts(string text)
    {
        var starts = new List<int>(text.Length / 3);
        for (var at = 0; at < text.Length;)
        {
            starts.Add(at);
            at += text.AsSpan(at).IndexOfAny(Separators) switch { 0 => 1, < 0 => text.Length - at, var word => word };
        }
        starts.Add(text.Length);
        return starts;
    }

    private static ReadOnlySpan<char> Piece(string text, List<int> starts, int at) => text.AsSpan(starts[at]..starts[at + 1]);

    private static int[] Ids(
        string text, List<int> starts, int from, int end, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids)
    {
        var pieces = new int[end - from];
        for (var at = from; at < end; at++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, Piece(text, starts, at), out var exists);
            pieces[at - from] = exists ? id : id = ids.Dictionary.Count;
        }
        return pieces;
    }

    private static List<TextMark> Marks(string text, List<int> starts, int from, bool[] kept)
    {
        var marks = new List<TextMark>();
        for (var at = 0; at < kept.Length; at++)
        {
            if (kept[at])
                continue;
            var (start, end) = (starts[from + at], starts[from + at + 1]);
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
