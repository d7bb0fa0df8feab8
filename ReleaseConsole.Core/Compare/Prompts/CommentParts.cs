using System.Buffers;
using System.Text;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// A line of a prompt as what stands in HTML comments and what does not. A mark that opens one and is not closed before another opens, or
/// that stands in backticks, only speaks of comments.
/// </summary>
internal static class CommentParts
{
    private const string Opening = "<!--";
    private const string Ending = "-->";

    private static readonly SearchValues<string> Marks = SearchValues.Create([Opening, Ending], StringComparison.Ordinal);

    public static bool MayHold(string line, bool isComment) => isComment || line.Contains(Opening, StringComparison.Ordinal);

    /// <summary>The parts of one line, of which a comment may have begun on a line before it and may go on behind it.</summary>
    public static IReadOnlyList<(string Text, bool IsComment)> Of(IReadOnlyList<string> lines, int at, bool isComment)
    {
        var (line, text, parts, from) = (lines[at], new StringBuilder(), new List<(string Text, bool IsComment)>(), 0);
        var begun = isComment;
        while (from >= 0)
        {
            var end = isComment ? line.IndexOf(Ending, from, StringComparison.Ordinal) : Opens(lines, at, from);
            var part = line.AsSpan(from..(end < 0 ? line.Length : end));
            if (isComment)
                parts.Add((part.ToString(), true));
            else
                text.Append(part);
            (from, isComment) = end < 0 ? (-1, isComment) : (end + (isComment ? Ending : Opening).Length, !isComment);
        }
        Place(parts, text.ToString(), begun);
        // Nothing goes on behind a comment that has ended.
        if (!isComment && parts is [.., (_, true)])
            parts.Add(("", false));
        return parts;
    }

    // What stands around the comments of a line is one text; where it is only the mark of a list, the comment is the item.
    private static void Place(List<(string Text, bool IsComment)> parts, string text, bool isBegun)
    {
        var first = isBegun ? 1 : 0;
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (first < parts.Count && ListMarks.Length(text) == text.Length)
            parts[first] = (text + parts[first].Text.Trim(), true);
        else
            parts.Insert(first, (text, false));
    }

    private static int Opens(IReadOnlyList<string> lines, int at, int from)
    {
        var line = lines[at];
        var open = line.IndexOf(Opening, from, StringComparison.Ordinal);
        while (open >= 0 && ((open > 0 && line[open - 1] == '`') || !IsClosed(lines, at, open + Opening.Length)))
            open = line.IndexOf(Opening, open + Opening.Length, StringComparison.Ordinal);
        return open;
    }

    // A comment does not reach into the next message.
    private static bool IsClosed(IReadOnlyList<string> lines, int at, int from)
    {
        for (; at < lines.Count; at++, from = 0)
        {
            var rest = lines[at].AsSpan(from);
            if (rest.IndexOfAny(Marks) is >= 0 and var mark)
                return rest[mark] == '-';
            if (from == 0 && PromptMessage.MarkAt(lines[at]) is not null)
                return false;
        }
        return false;
    }
}
