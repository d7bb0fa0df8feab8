using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The parts of a template that are none of it: comments and raw text. Each goes from an opening to the next ending of the same key, and an
/// opening without one is text. Endings are looked for once, however many openings there are.
/// </summary>
internal static class TemplateGaps
{
    /// <param name="openings">With the group <c>key</c> where an ending is looked for; without it the match is the gap.</param>
    /// <param name="endings">With the group <c>key</c>.</param>
    public static string Blanked(string text, Regex openings, Regex endings)
    {
        var open = openings.Match(text);
        if (!open.Success)
            return text;
        var behind = endings.Matches(text).GroupBy(one => one.Groups["key"].Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<Match>(group), StringComparer.Ordinal);
        var blanked = text.ToCharArray();
        while (open.Success)
        {
            var end = EndOf(open, behind);
            if (end is { } found)
                blanked.AsSpan(open.Index..found).Fill(' ');
            open = openings.Match(text, end ?? open.Index + 1);
        }
        return new string(blanked);
    }

    private static int? EndOf(Match open, Dictionary<string, Queue<Match>> behind)
    {
        var from = open.Index + open.Length;
        if (!open.Groups["key"].Success)
            return from;
        if (!behind.TryGetValue(open.Groups["key"].Value, out var endings))
            return null;
        while (endings.TryPeek(out var first) && first.Index < from)
            endings.Dequeue();
        return endings.TryPeek(out var end) ? end.Index + end.Length : null;
    }
}
