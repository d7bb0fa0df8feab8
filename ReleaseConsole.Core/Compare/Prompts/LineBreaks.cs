using System.Buffers;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Whether two texts are the same words on other lines.</summary>
internal static class LineBreaks
{
    // What such a line says depends on where it begins.
    private static readonly SearchValues<char> Marks = SearchValues.Create("#-*+|>`~[{<0123456789");

    public static bool Alone(string before, string after, TextComparison rows) =>
        SameWords(before, after) && rows.Rows.All(row => row.Kind == RowKind.Equal || (IsPlain(row.Before) && IsPlain(row.After)));

    private static bool IsPlain(DiffLine? line) =>
        line is null || line.Text.AsSpan().TrimStart() is not [var first, ..] || !Marks.Contains(first);

    private static bool SameWords(string before, string after)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            var (from, other) = (i, j);
            while (i < before.Length && char.IsWhiteSpace(before[i]))
                i++;
            while (j < after.Length && char.IsWhiteSpace(after[j]))
                j++;
            if (i == before.Length || j == after.Length)
                return i == before.Length && j == after.Length;
            if ((i > from) != (j > other) || before[i++] != after[j++])
                return false;
        }
    }
}
