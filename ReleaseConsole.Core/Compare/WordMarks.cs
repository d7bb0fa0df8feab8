using DiffPlex;

namespace ReleaseConsole.Core.Compare;

/// <summary>Which words of two lines differ.</summary>
internal static class WordMarks
{
    private static readonly char[] Separators = [.. " \t.,;:!?()[]{}<>\"'`/|=+*&"];

    public static (IReadOnlyList<TextMark> Before, IReadOnlyList<TextMark> After, bool Capped) Of(string before, string after, int cap)
    {
        if (before.Length > cap || after.Length > cap)
        {
            var (left, right) = Middle(before, after);
            return (left, right, true);
        }
        var diff = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, Separators);
        var removed = diff.DiffBlocks.Select(block => (block.DeleteStartA, block.DeleteCountA));
        var added = diff.DiffBlocks.Select(block => (block.InsertStartB, block.InsertCountB));
        return (Marks(before, diff.PiecesOld, removed), Marks(after, diff.PiecesNew, added), false);
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

    private static List<TextMark> Marks(string text, string[] pieces, IEnumerable<(int First, int Count)> blocks)
    {
        var starts = new int[pieces.Length + 1];
        for (var i = 0; i < pieces.Length; i++)
            starts[i + 1] = starts[i] + pieces[i].Length;
        var marks = new List<TextMark>();
        foreach (var (first, count) in blocks.Where(block => block.Count > 0))
        {
            var (start, end) = (starts[first], starts[first + count]);
            // Two changed words with only a space between them read as one change.
            if (marks.Count > 0 && string.IsNullOrWhiteSpace(text[marks[^1].End..start]))
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
