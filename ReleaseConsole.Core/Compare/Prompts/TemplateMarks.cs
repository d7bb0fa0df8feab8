using System.Buffers;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Whether a prompt is written in a template language that branches or has comments: most are not, and are read as they stand.</summary>
internal static class TemplateMarks
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["{%", "{#", "{{#", "{{^", "{{!", "{{~", "{{-", "{{/*", "{{ /*", "{{if ", "{{ if ", "{{range ", "{{ range ", "{{with ", "{{ with "],
        StringComparison.Ordinal);

    public static bool MayStandIn(string text) => text.AsSpan().ContainsAny(Marks);
}
