using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What a prompt strikes through, as Markdown (<c>~~…~~</c>) and HTML (<c>&lt;del&gt;</c>, <c>&lt;s&gt;</c>) write it.</summary>
internal static partial class StruckText
{
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    private static readonly SearchValues<string> Signs =
        SearchValues.Create(["~~", "<del>", "<s>", "<strike>"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Template =
        SearchValues.Create(["[INST]", "<<SYS>>", "<|", "{{"], StringComparison.Ordinal);

    public static bool MayStandIn(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>The same lines, with a sign of its own before and behind what is struck through on each of them.</summary>
    public static IReadOnlyList<string> Marked(IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        return Struck().IsMatch(text) ? Struck().Replace(text, one => IsOfTemplate(text, one) ? one.Value : Mark(one)).Split('\n') : lines;
    }

    /// <summary>
    /// A marked line as what is left of it and what is struck through, each behind the mark of its list; null where nothing is.
    /// </summary>
    public static IReadOnlyList<(string Text, bool IsStruck)>? Of(string line)
    {
        if (!line.Contains(Begin, StringComparison.Ordinal))
            return null;
        var left = Marks().Replace(line, "");
        var mark = left[..ListMarks.Length(left)];
        var struck = Marks().Matches(line).Select(one => (mark + one.Groups[1].Value, true));
        return [.. string.IsNullOrWhiteSpace(left[mark.Length..]) ? [] : new[] { (left, false) }, .. struck];
    }

    // <s> also begins what a model of Llama or Mistral is told, and </s> ends it.
    private static bool IsOfTemplate(string text, Match struck) => struck.Value.StartsWith("<s>", StringComparison.OrdinalIgnoreCase)
        && (text.AsSpan(0, struck.Index).IsWhiteSpace() || struck.ValueSpan.ContainsAny(Template));

    private static string Mark(Match struck) => string.Join('\n', struck.Groups["text"].Value.Split('\n').Select(Mark));

    private static string Mark(string line) =>
        string.IsNullOrWhiteSpace(line) ? line : line.Insert(ListMarks.Length(line), Begin.ToString()) + End;

    // It ends in its own paragraph, as the Markdown of GitHub has it; three of them fence code.
    [GeneratedRegex(
        @"(?<![~\\`])~~(?![~\s])(?<text>(?:(?!~~|\n[ \t]*\n).){1,2000}?)(?<![\s~])~~(?!~)"
        + @"|<(?:del|s|strike)>(?<text>(?:(?!</?(?:del|s|strike)>|\n[ \t]*\n).){1,2000}?)</(?:del|s|strike)>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Struck();

    [GeneratedRegex(@"\uE000([^\uE001]*)\uE001")]
    private static partial Regex Marks();
}
