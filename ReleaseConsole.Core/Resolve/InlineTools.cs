using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Tools that a prompt brings itself, written out beside its text: they are its content and name no artifact.</summary>
internal static class InlineTools
{
    private static readonly string[] Members = ["type", "function", "parameters", "input_schema", "inputSchema"];

    public static bool Is(JsonObject tool) => Members.Any(tool.ContainsKey);

    /// <summary>The paths that artifacts of their names would have.</summary>
    public static IEnumerable<string> In(ClosureContent content)
    {
        if (content.Kind != ArtifactKind.Prompt)
            return [];
        var matter = new SourceFile("prompts/content.md", System.Text.Encoding.UTF8.GetBytes(content.Text)).FrontMatter;
        return new[] { content.Beside, matter.Succeeded ? matter.Value.Members : null }.OfType<JsonObject>()
            .SelectMany(whole => new[] { whole["tools"], (whole["config"] as JsonObject)?["tools"] }).OfType<JsonArray>()
            .SelectMany(list => list.OfType<JsonObject>()).Where(Is)
            .Select(tool => tool["name"].Word() ?? (tool["function"] as JsonObject)?["name"].Word()).OfType<string>()
            .Select(name => ContentNames.PathOf(ArtifactKind.Tool, name));
    }
}
