using System.Buffers;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Whether a prompt may be a template that branches or has comments: most are none, and are read as they stand.</summary>
internal static class TemplateMarks
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["{%", "{#", "{{#", "{{^", "{{!", "{{~", "{{-", "{{/*", "{{ /*", "{{if ", "{{ if ", "{{range ", "{{ range ", "{{with ", "{{ with "],
        StringComparison.Ordinal);

    public static bool MayStandIn(string text) => text.AsSpan().ContainsAny(Marks);
}
