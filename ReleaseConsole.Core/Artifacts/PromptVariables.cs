using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A name a prompt fills in: where it stands first, and what declares it (the prompt's own front matter, or settings); null when nothing does.</summary>
public sealed record PromptVariable(string Name, int Line, int Column, string? DeclaredIn)
{
    /// <summary>The name as the prompt writes it: <c>{{name}}</c>, <c>{name}</c> or <c>${name}</c>.</summary>
    public string Written { get; init; } = $"{{{{{Name}}}}}";
}

/// <summary>
/// The variables of a prompt in the style of Mustache and Handlebars, Jinja2, Python's f-string or <c>${}</c>. Single braces count only
/// where nothing is written in double ones. Names inside <c>{{#each}}</c>, <c>{{#with}}</c> and <c>{% for %}</c> belong to the thing
/// walked over, and are not listed.
/// </summary>
public static partial class PromptVariables
{
    public const string FrontMatter = "front matter";

    /// <param name="elsewhere">Names other artifacts declare, with the artifact's path.</param>
    public static IReadOnlyList<PromptVariable> In(string text, IReadOnlyDictionary<string, string> elsewhere)
    {
        var declared = Declared(text);
        var found = new Dictionary<string, PromptVariable>(StringComparer.Ordinal);
        int line = 1, lineStart = 0, counted = 0;
        foreach (var (at, name, written) in Named(text).OrderBy(one => one.At))
        {
            for (; counted < at; counted++)
                if (text[counted] == '\n')
                    (line, lineStart) = (line + 1, counted + 1);
            found.TryAdd(name, new PromptVariable(name, line, at - lineStart + 1, DeclaredIn(name, declared, elsewhere)) { Written = written });
        }
        return [.. found.Values];
    }

    private static IEnumerable<(int At, string Name, string Written)> Named(string text)
    {
        var doubled = text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);
        var loops = JinjaLoop().Matches(text).Select(match => match.Groups["each"].Value).ToHashSet(StringComparer.Ordinal);
        var braced = InDoubleBraces(text).Where(one => !loops.Contains(one.Name) && !loops.Any(loop => one.Name.StartsWith(loop + ".", StringComparison.Ordinal)));
        var asked = JinjaTag().Matches(text).Select(match => (match.Index, match.Groups["name"].Value, Braced(match.Groups["name"].Value)));
        var dollars = Dollar().Matches(text).Select(match => (match.Index, match.Groups["name"].Value, $"${{{match.Groups["name"].Value}}}"));
        var single = doubled ? [] : Single().Matches(text).Select(match => (match.Index, match.Groups["name"].Value, $"{{{match.Groups["name"].Value}}}"));
        return braced.Concat(asked.Where(one => !loops.Contains(one.Value) && one.Value is not ("loop" or "true" or "false" or "none"))).Concat(dollars).Concat(single);
    }

    private static IEnumerable<(int At, string Name, string Written)> InDoubleBraces(string text)
    {
        var inside = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            var sign = mark.Groups["sign"].Value;
            var name = mark.Groups["name"].Value;
            if (sign == "/" && name is "each" or "with")
                inside = Math.Max(0, inside - 1);
            var isBlock = sign == "#" && name is "each" or "with" or "if" or "unless";
            var variable = isBlock ? mark.Groups["of"].Value : sign is "" && !mark.Groups["of"].Success ? name : "";
            if (inside == 0 && variable.Length > 0 && variable is not ("this" or "else"))
                yield return (mark.Index, variable, Braced(variable));
            if (sign == "#" && name is "each" or "with")
                inside++;
        }
    }

    private static string Braced(string name) => $"{{{{{name}}}}}";

    /// <summary>Names the front matter declares: <c>variables</c> as a list or mapping, <c>input.schema</c> and <c>input.default</c>.</summary>
    public static IReadOnlySet<string> Declared(string text)
    {
        var matter = new SourceFile("prompts/content.md", System.Text.Encoding.UTF8.GetBytes(text)).FrontMatter;
        if (!matter.Succeeded)
            return new HashSet<string>();
        var input = matter.Value.Members["input"] as JsonObject;
        return Names(matter.Value.Members["variables"]).Concat(Names(input?["schema"])).Concat(Names(input?["default"]))
            .Select(Bare).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => member.Key),
        JsonArray list => list.Select(one => one is JsonObject named ? named["name"]?.ToString() : one?.ToString()).OfType<string>(),
        _ => [],
    };

    // Dotprompt's picoschema: "order_number?" is optional, "sentiment(enum)" says its type.
    private static string Bare(string name) => name.IndexOfAny(['?', '(']) is var end and >= 0 ? name[..end] : name;

    private static string? DeclaredIn(string name, IReadOnlySet<string> declared, IReadOnlyDictionary<string, string> elsewhere)
    {
        var first = name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? name[..dot] : name;
        return declared.Contains(name) || declared.Contains(first) ? FrontMatter : elsewhere.GetValueOrDefault(name) ?? elsewhere.GetValueOrDefault(first);
    }

    // The last part is a filter of Jinja2: {{ name | upper }}.
    [GeneratedRegex(
        @"\{\{\{?\s*(?<sign>[#/^]?)(?<name>[A-Za-z_][A-Za-z0-9_.\-]*)(?:\s+(?<of>[A-Za-z_""'(][A-Za-z0-9_.\-]*)[^{}\n]{0,200}|\s*\|[^{}\n]{1,200})?\s*\}\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\{%-?\s*for\s+(?<each>[A-Za-z_]\w*)(?:\s*,\s*\w+)?\s+in\s", RegexOptions.CultureInvariant)]
    private static partial Regex JinjaLoop();

    [GeneratedRegex(@"\{%-?\s*(?:for\s+\w+(?:\s*,\s*\w+)?\s+in|if|elif)\s+(?:not\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.]*)", RegexOptions.CultureInvariant)]
    private static partial Regex JinjaTag();

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_.]*)(?::-[^{}\n]{0,200})?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Dollar();

    [GeneratedRegex(@"(?<![{$\\\w])\{(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)(?:![rsa])?(?::[^{}\n]{1,60})?\}(?!\})", RegexOptions.CultureInvariant)]
    private static partial Regex Single();
}
