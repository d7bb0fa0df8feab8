using System.Text.Json.Nodes;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The variables of a prompt in the style of Mustache and Handlebars, Jinja2, Python's f-string or <c>${}</c>. Which one it is says the
/// prompt's format or its front matter (<c>template_format</c>), or else the text itself: single braces count only where no double ones
/// hold a name. Names that belong to the thing walked over, and what a template sets itself, are not listed.
/// </summary>
public static class PromptVariables
{
    public const string FrontMatter = "front matter";

    /// <param name="elsewhere">Names other artifacts declare, with the artifact's path.</param>
    /// <param name="syntax">How the format says variables are written: <c>f-string</c>, <c>jinja2</c>, <c>mustache</c>; null to tell by the
    /// text.</param>
    /// <param name="format">The format of the file, which may have names of its own.</param>
    public static IReadOnlyList<PromptVariable> In(
        string text, IReadOnlyDictionary<string, string> elsewhere, string? syntax = null, string? format = null)
    {
        // Every way of writing a variable has a brace.
        if (!text.Contains('{', StringComparison.Ordinal))
            return [];
        var matter = Matter(text);
        var declared = Declared(matter);
        var found = new Dictionary<string, PromptVariable>(StringComparer.Ordinal);
        int line = 1, lineStart = 0, counted = 0;
        var isDotprompt = format == "dotprompt" || HandlebarsNames.IsDotprompt(text);
        foreach (var (at, name, written) in Named(
            text, syntax ?? PromptSyntax.Stated(matter) ?? PromptSyntax.OfFormat(format), isDotprompt)
            .Where(one => !isDotprompt || !HandlebarsNames.OfDotprompt.Contains(one.Name)).OrderBy(one => one.At))
        {
            for (; counted < at; counted++)
                if (text[counted] == '\n')
                    (line, lineStart) = (line + 1, counted + 1);
            found.TryAdd(
                name, new PromptVariable(name, line, at - lineStart + 1, DeclaredIn(name, declared, elsewhere)) { Written = written });
        }
        return [.. found.Values];
    }

    /// <summary>Where nobody says how, and double braces hold the names, <c>${}</c> counts as well, and single braces do not.</summary>
    private static IEnumerable<NamedAt> Named(string text, string? stated, bool isDotprompt)
    {
        var shown = PromptSyntax.Known(stated) is null ? PromptSyntax.Shown(text) : null;
        return (PromptSyntax.Known(stated) ?? shown) switch
        {
            PromptSyntax.Jinja => JinjaNames.In(text).Concat(shown is null ? [] : BraceNames.Dollars(text)),
            (PromptSyntax.Mustache or PromptSyntax.Handlebars) and var doubled =>
                HandlebarsNames.In(text, escapes: isDotprompt || doubled == PromptSyntax.Handlebars)
                    .Concat(shown is null ? [] : BraceNames.Dollars(text)),
            PromptSyntax.FString when shown is null => BraceNames.OfFString(text),
            PromptSyntax.Dollar when shown is null => BraceNames.Dollars(text),
            _ => BraceNames.Dollars(text).Concat(BraceNames.Single(text)),
        };
    }

    /// <summary>
    /// Names the front matter declares: <c>variables</c> as a list or mapping, <c>input.schema</c> and <c>input.default</c>, and Prompty's
    /// <c>inputs</c> and <c>sample</c>.
    /// </summary>
    public static IReadOnlySet<string> Declared(string text) => Declared(Matter(text));

    private static JsonObject Matter(string text) =>
        text.StartsWith("---\n", StringComparison.Ordinal)
            && new SourceFile("prompts/content.md", System.Text.Encoding.UTF8.GetBytes(text)).FrontMatter is { Succeeded: true } read
            ? read.Value.Members
            : [];

    internal static IReadOnlySet<string> Declared(JsonObject matter)
    {
        var input = matter["input"] as JsonObject;
        return Names(matter["variables"]).Concat(Names(input?["schema"])).Concat(Names(input?["default"]))
            .Concat(Names(matter["inputs"])).Concat(Names(matter["sample"])).Select(Bare).ToHashSet(StringComparer.Ordinal);
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
        return declared.Contains(name) || declared.Contains(first)
            ? FrontMatter
            : elsewhere.GetValueOrDefault(name) ?? elsewhere.GetValueOrDefault(first);
    }
}
