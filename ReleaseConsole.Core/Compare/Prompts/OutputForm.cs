using System.Buffers;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// In what form a prompt asks for its answer: what its front matter says, the formats it names, the members of its JSON examples.
/// </summary>
internal sealed partial record OutputForm(string Said, string? Place)
{
    private static readonly string[] Members =
        ["output", "response_format", "responseFormat", "output_schema", "outputSchema", "text_format"];

    // Most lines hold none of these; looking for them is many times cheaper than looking for the whole words.
    private static readonly SearchValues<string> Formats =
        SearchValues.Create(["JSON", "XML", "YAML", "CSV", "Markdown", "HTML", "plain text"], StringComparison.OrdinalIgnoreCase);

    public static OutputForm Of(string text) => Of(PromptReading.Of(text));

    public static OutputForm Of(PromptReading prompt)
    {
        var stated = Members.Where(name => prompt.FrontMatter?[name] is not null)
            .Select(name => $"{name} {prompt.FrontMatter![name].Shown(400)}");
        var named = Format().Matches(prompt.Body).Where(match => Asking().IsMatch(Sentence(prompt.Body, match.Index))).ToList();
        var formats = named.Select(match => match.Value.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal).ToList();
        // Only a prompt that says its answer is JSON shows the answer's members; other JSON in it is what the model reads.
        var keys = OutputMembers.Of(prompt.Body, formats.Contains("json") || prompt.FrontMatter?["output"] is not null);
        var place = keys.Count > 0 || named.Count > 0 ? Line(prompt, named.FirstOrDefault()) : null;
        return new OutputForm(
            string.Join("; ", stated.Concat(formats).Append(string.Join(", ", keys)).Where(one => one.Length > 0)), place);
    }

    /// <summary>
    /// Whether a changed line could be about the form at all: it names a format, or holds a sign of JSON or of front matter.
    /// </summary>
    public static bool MayDiffer(TextComparison rows) => rows.Rows.Where(row => row.Kind != RowKind.Equal)
        .Any(row => MayTell(row.Before?.Text) || MayTell(row.After?.Text));

    private static bool MayTell(string? line) =>
        line is not null && (line.AsSpan().ContainsAny("{}\":") || line.StartsWith("---", StringComparison.Ordinal)
            || (line.AsSpan().ContainsAny(Formats) && Format().IsMatch(line)) || OutputMembers.MayName(line));

    private static ReadOnlySpan<char> Sentence(string body, int at)
    {
        var from = body.LastIndexOfAny(['.', '\n'], at) + 1;
        var to = body.IndexOfAny(['.', '\n'], at);
        return body.AsSpan(from, (to < 0 ? body.Length : to) - from);
    }

    private static string? Line(PromptReading prompt, Match? named)
    {
        var first = Example().Match(prompt.Body) is { Success: true } example ? example : named;
        return first is not null
            ? FormattableString.Invariant($"line {prompt.BodyLine + prompt.Body.AsSpan(0, first.Index).Count('\n')}")
            : null;
    }

    [GeneratedRegex(@"\b(?:reply|respond|answer|return|output|write|produce)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b(?:JSON|XML|YAML|CSV|Markdown|HTML|plain text)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Format();

    [GeneratedRegex(@"(?<!\{)\{(?!\{)\s*""[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Example();
}
