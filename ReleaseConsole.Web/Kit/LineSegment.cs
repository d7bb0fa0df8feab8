using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>A piece of a shown line. A line longer than the limit is cut to a window round its first mark.</summary>
public readonly record struct LineSegment(string Text, bool Marked = false, int Hidden = 0)
{
    /// <summary>Characters of one line on screen; a line of a megabyte would stop the browser.</summary>
    public const int Limit = 2_000;

    private const int Lead = 200;

    public static IEnumerable<LineSegment> Of(DiffLine line)
    {
        var (from, to) = Window(line);
        if (from > 0)
            yield return new LineSegment("", Hidden: from);
        var at = from;
        foreach (var mark in line.Marks)
        {
            var (start, end) = (Math.Clamp(mark.Start, from, to), Math.Clamp(mark.End, from, to));
            if (start > at)
                yield return new LineSegment(line.Text[at..start]);
            if (end > start)
                yield return new LineSegment(line.Text[start..end], Marked: true);
            at = Math.Max(at, end);
        }
        if (at < to)
            yield return new LineSegment(line.Text[at..to]);
        if (to < line.Text.Length)
            yield return new LineSegment("", Hidden: line.Text.Length - to);
    }

    private static (int From, int To) Window(DiffLine line)
    {
        if (line.Text.Length <= Limit)
            return (0, line.Text.Length);
        var from = Math.Max(0, (line.Marks.Count > 0 ? line.Marks[0].Start : 0) - Lead);
        if (from > 0 && char.IsLowSurrogate(line.Text[from]))
            from--;
        var to = Math.Min(line.Text.Length, from + Limit);
        if (to < line.Text.Length && char.IsLowSurrogate(line.Text[to]))
            to--;
        return (from, to);
    }
}
