using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>How the variables of a prompt are written, by the words LangChain has for it; <c>${}</c> has none there.</summary>
internal static class PromptSyntax
{
    public const string Jinja = "jinja2";
    public const string Mustache = "mustache";
    public const string Handlebars = "handlebars";
    public const string FString = "f-string";
    public const string Dollar = "${}";

    /// <summary>What the format of a file says of it; null for a format that says nothing.</summary>
    public static string? OfFormat(string? format) => format switch
    {
        "jinja-prompt" or "prompty" => Jinja,
        "handlebars-prompt" => Handlebars,
        "mustache-prompt" => Mustache,
        _ => null,
    };

    /// <summary>What front matter, or what stands beside the messages, says of it; Prompty says it of its <c>template</c>.</summary>
    public static string? Stated(JsonObject members) =>
        (members["template_format"] ?? members["syntax"]).Word() is { } stated ? Known(stated) ?? stated
        : Known((members["template"] is JsonObject template ? template["format"] ?? template["type"] : members["template"]).Word());

    /// <summary>The one word for each; null for a word of none.</summary>
    public static string? Known(string? stated) => stated switch
    {
        "jinja" or Jinja => Jinja,
        Mustache or Handlebars or FString or Dollar => stated,
        _ => null,
    };

    /// <summary>What the text itself shows; null when it fills in nothing.</summary>
    public static string? Shown(string text) =>
        !text.Contains('{', StringComparison.Ordinal) ? null
        : JinjaNames.IsJinja(text) ? Jinja
        : HandlebarsNames.IsHandlebars(text) ? Handlebars
        : HandlebarsNames.HasTags(text) ? Mustache
        : BraceNames.Dollars(text).Any() ? Dollar
        : BraceNames.Single(text).Any() ? FString
        : null;
}
