using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// What a reader of a tool's answer can no longer count on: members that are gone, no longer certain, or of another type.
/// </summary>
internal static class ToolAnswers
{
    public static IReadOnlyList<string> Lost(JsonNode? before, JsonNode? after)
    {
        var lost = new List<string>();
        if (before is JsonObject was)
            Compare(was, after as JsonObject, "", lost);
        return lost;
    }

    private static void Compare(JsonObject before, JsonObject? after, string name, List<string> lost)
    {
        if (after is null)
        {
            lost.Add(name.Length == 0 ? "its form is no longer stated" : $"{name} is no longer described");
            return;
        }
        if (before["type"] is { } type && !JsonNode.DeepEquals(type, after["type"]))
            lost.Add($"{(name.Length == 0 ? "the answer" : name)} is {after["type"]?.Shown() ?? "of any type"} (was {type.Shown()})");
        var (old, young) = (before["properties"] as JsonObject ?? [], after["properties"] as JsonObject ?? []);
        foreach (var (member, value) in old)
        {
            var path = name.Length == 0 ? member : $"{name}.{member}";
            if (!young.ContainsKey(member))
                lost.Add($"{path} is gone");
            else
            {
                if (Needs(before, member) && !Needs(after, member))
                    lost.Add($"{path} may be missing");
                if (value is JsonObject inner)
                    Compare(inner, young[member] as JsonObject, path, lost);
            }
        }
        if (before["items"] is JsonObject items)
            Compare(items, after["items"] as JsonObject, $"{name}[]", lost);
    }

    private static bool Needs(JsonObject schema, string member) =>
        schema["required"] is JsonArray names && names.Any(one => one.Word() == member);
}
