using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// One statement of Cedar, read by its tokens: what stands in a text (<c>"https://…"</c>, <c>Action::"forbidX"</c>) is neither a comment
/// nor an effect.
/// </summary>
internal sealed partial record CedarStatement(string? Id, string Text, bool Permits, IReadOnlyList<Clause> Conditions)
{
    /// <summary>The statements of a text; empty for one that only holds comments; null for what is no Cedar.</summary>
    public static IReadOnlyList<CedarStatement>? Read(string text)
    {
        var statements = new List<CedarStatement>();
        var (tokens, written) = (new List<string>(), new StringBuilder());
        foreach (Match token in Token().Matches(text))
        {
            if (token.Groups["odd"].Success)
                return null;
            if (token.Groups["gap"].Success)
            {
                if (written.Length > 0 && written[^1] != ' ')
                    written.Append(' ');
                continue;
            }
            tokens.Add(token.Value);
            written.Append(token.Value);
            if (token.Value != ";")
                continue;
            if (Start(tokens) is not { } start)
                return null;
            statements.Add(new CedarStatement(
                IdOf(tokens), written.ToString(), tokens[start] == "permit", CedarConditions.Of([.. tokens.Skip(start + 1).SkipLast(1)])));
            (tokens, written) = ([], new StringBuilder());
        }
        return tokens.Count == 0 ? statements : null;
    }

    // permit or forbid, behind annotations, which mean nothing to who decides: @id("…").
    private static int? Start(List<string> tokens)
    {
        var at = 0;
        while (at + 1 < tokens.Count && tokens[at] == "@")
            at += at + 2 < tokens.Count && tokens[at + 2] == "(" && tokens.IndexOf(")", at) is > 0 and var end ? end - at + 1 : 2;
        return at + 1 < tokens.Count && tokens[at] is "permit" or "forbid" && tokens[at + 1] == "(" ? at : null;
    }

    private static string? IdOf(List<string> tokens) =>
        tokens.IndexOf("id") is > 0 and var at && tokens[at - 1] == "@" && at + 2 < tokens.Count && tokens[at + 1] == "("
            ? tokens[at + 2]
            : null;

    [GeneratedRegex(
        @"(?<gap>\s+|//[^\n]*)|""(?:[^""\\]|\\.)*""|[\p{L}_][\p{L}\p{N}_]*|\d+|::|[=!<>]=|&&|\|\||[@(){}\[\],;.:<>+*!?-]|(?<odd>.)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
