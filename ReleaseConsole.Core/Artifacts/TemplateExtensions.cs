namespace ReleaseConsole.Core.Artifacts;

/// <summary>The extensions of templates' own files, by the format such a file is read in; the usual one first.</summary>
internal static class TemplateExtensions
{
    public static IReadOnlyList<(string Format, string[] Extensions)> ByFormat { get; } =
    [
        ("jinja-prompt", [".j2", ".jinja", ".jinja2"]), ("handlebars-prompt", [".hbs", ".handlebars"]), ("mustache-prompt", [".mustache"]),
        ("prompty", [".prompty"]),
    ];

    public static IReadOnlySet<string> All { get; } = ByFormat.SelectMany(one => one.Extensions).ToHashSet(StringComparer.Ordinal);
}
