using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A name a prompt fills in: where it stands first, and what declares it (the prompt's own front matter, or settings); null when nothing does.</summary>
public sealed record PromptVariable(string Name, int Line, int Column, string? DeclaredIn);

/// <summary>
/// The variables of a prompt in Handlebars or Mustache style. Names inside <c>{{#each}}</c> and <c>{{#with}}</c> belong to the thing
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
        var inside = 0;
        int line = 1, lineStart = 0, counted = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            for (; counted < mark.Index; counted++)
                if (text[counted] == '\n')
                    (line, lineStart) = (line + 1, counted + 1);
            var sign = mark.Groups["sign"].Value;
            var name = mark.Groups["name"].Value;
            if (sign == "/" && name is "each" or "with")
                inside = Math.Max(0, inside - 1);
            var isBlock = sign == "#" && name is "each" or "with" or "if" or "unless";
            var variable = isBlock ? mark.Groups["of"].Value : sign is "" && !mark.Groups["of"].Success ? name : "";
            if (inside == 0 && variable.Length > 0 && variable is not ("this" or "else"))
                found.TryAdd(variable, new PromptVariable(variable, line, mark.Index - lineStart + 1, DeclaredIn(variable, declared, elsewhere)));
            if (sign == "#" && name is "each" or "with")
                inside++;
        }
        return [.. found.Values];
    }

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

    [GeneratedRegex(
        @"\{\{\{?\s*(?<sign>[#/^]?)(?<name>[A-Za-z_][A-Za-z0-9_.\-]*)(?:\s+(?<of>[A-Za-z_""'(][A-Za-z0-9_.\-]*)[^{}\n]{0,200})?\s*\}\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
