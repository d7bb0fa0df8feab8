using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Every text of a tool that a model reads: its title and description, and the descriptions in its schema.</summary>
internal static class ToolTexts
{
    public static IReadOnlyList<(string Place, string Text)> Of(ToolDefinition tool)
    {
        var texts = new List<(string, string)>();
        if (tool.Title is not null)
            texts.Add(("/title", tool.Title));
        if (tool.Description is not null)
            texts.Add(("/description", tool.Description));
        Collect(tool.InputSchema, "/inputSchema", texts);
        return texts;
    }

    private static void Collect(JsonNode? node, string place, List<(string, string)> texts)
    {
        if (node is JsonArray elements)
            for (var index = 0; index < elements.Count; index++)
                Collect(elements[index], JsonPointer.Child(place, index), texts);
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members)
        {
            if (name is "description" or "title" && value.Word() is { } text)
                texts.Add((JsonPointer.Child(place, name), text));
            Collect(value, JsonPointer.Child(place, name), texts);
        }
    }
}
