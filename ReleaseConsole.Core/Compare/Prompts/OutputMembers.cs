using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// The members a prompt asks its answer to have: those of JSON examples with their types, those it names or lists where it asks for keys
/// or fields, and the tags it shows below a line that asks.
/// </summary>
internal static partial class OutputMembers
{
    private static readonly JsonDocumentOptions OneOfEach = new() { AllowDuplicateProperties = false };

    // Looking for one of these is many times cheaper than looking for the whole words.
    private static readonly SearchValues<string> KeyStems =
        SearchValues.Create(["key", "field", "member", "propert", "attribute", "column"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Of(string body, bool isJson)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var (asks, isFenced, at, shown) = (false, false, 0, isJson ? 0 : body.Length);
        foreach (var line in body.Split('\n'))
        {
            var text = line.AsSpan().Trim();
            if (text.StartsWith("```"))
                isFenced = asks && !isFenced;
            else if (line.AsSpan().ContainsAny(KeyStems) && Keys().IsMatch(line) && Asking().IsMatch(line))
                AddNames(line, found);
            else if (asks && Listed().Match(line) is { Success: true } listed)
                found.Add(MemberType.Named(listed.Groups[1].Value, listed.Groups["type"].Value));
            else if (asks && text.StartsWith("<"))
                AddTags(line, found);
            if (text.EndsWith(":") && Asking().IsMatch(line) && Shows().IsMatch(line))
                (asks, shown) = (true, Math.Min(shown, at));
            else if (!isFenced && !text.IsEmpty && !text.StartsWith("```")
                && text[0] is not ('-' or '*' or '+' or '{' or '}' or '<' or '[' or ']' or '"' or '`'))
                asks = false;
            at += line.Length + 1;
        }
        // What stands above the line that asks may be what the model reads.
        AddExamples(body[Math.Min(shown, body.Length)..], found);
        return [.. found];
    }

    /// <summary>Whether a changed line could name a member.</summary>
    public static bool MayName(string line) => line.AsSpan().ContainsAny("`<") || Listed().IsMatch(line);

    private static void AddNames(string line, SortedSet<string> found)
    {
        foreach (Match name in Quoted().Matches(line))
            found.Add(MemberType.Named(name.Groups[1].Value, name.Groups["type"].Value));
    }

    private static void AddTags(string line, SortedSet<string> found)
    {
        foreach (Match tag in Tag().Matches(line))
            found.Add($"<{tag.Groups[1].Value}>");
    }

    private static void AddExamples(string text, SortedSet<string> found)
    {
        foreach (Match example in Example().Matches(text))
            try
            {
                AddMembers(JsonNode.Parse(example.Value, documentOptions: OneOfEach), "", found);
            }
            catch (JsonException)
            {
                // A sketch with placeholders in it: its members are read by their marks.
                foreach (Match member in Member().Matches(example.Value))
                    found.Add(MemberType.Named(member.Groups["name"].Value, member.Groups["type"].Value));
            }
    }

    // A text is what most members are; only of the others the type is told.
    private static void AddMembers(JsonNode? node, string path, SortedSet<string> found)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    AddMembers(value, path.Length == 0 ? name : $"{path}.{name}", found);
                if (path.Length > 0)
                    found.Add(path);
                break;
            case JsonArray elements:
                foreach (var element in elements)
                    AddMembers(element, $"{path}[]", found);
                if (elements.Count == 0)
                    found.Add($"{path}[]");
                break;
            default:
                found.Add(node?.GetValueKind() switch
                {
                    JsonValueKind.Number => $"{path} (number)",
                    JsonValueKind.True or JsonValueKind.False => $"{path} (true or false)",
                    JsonValueKind.String => MemberType.Named(path, node.GetValue<string>()),
                    _ => path,
                });
                break;
        }
    }

    [GeneratedRegex(@"\b(?:reply|respond|answer|return|output|write|produce)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b(?:keys?|fields?|members?|properties|attributes|columns?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Keys();

    [GeneratedRegex(
        @"\b(?:JSON|XML|YAML|keys?|fields?|members?|properties|columns?|tags?|exactly|format|form|like this|as follows)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Shows();

    [GeneratedRegex(
        @"^\s*[-*+]\s+[`""*]*([A-Za-z_][A-Za-z0-9_]*)[`""*]*\s*(?:[:(–—-]\s*(?<type>[A-Za-z]+(?:\[\])?(?:\s?\|\s?[A-Za-z]+)*(?=\s*(?:[),.;–—:-]|$)))?|$)")]
    private static partial Regex Listed();

    [GeneratedRegex(@"[`""]([A-Za-z_][A-Za-z0-9_.]*)[`""](?:\s*\((?:an? )?(?<type>[A-Za-z]+(?:\[\])?)\))?")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"<([A-Za-z_][A-Za-z0-9_-]*)>")]
    private static partial Regex Tag();

    // Keys of a sketch stand without quotation marks where types stand behind them.
    [GeneratedRegex(
        @"(?<!\{)\{(?!\{)\s*(?:""|[A-Za-z_]\w*\??\s*:\s*(?:string|number|boolean|integer|int|float|bool)\b)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Example();

    [GeneratedRegex(
        @"(?:""(?<name>[A-Za-z_][A-Za-z0-9_]*)""|(?<=[{,;]\s*)(?<name>[A-Za-z_][A-Za-z0-9_]*)\??)\s*:"
        + @"(?:\s*(?<type>""[^""]*""(?:\s*\|\s*""[^""]*"")*|<[^<>]*>|[A-Za-z]+(?:\[\])?(?:\s*\|\s*[A-Za-z]+)*))?")]
    private static partial Regex Member();
}
