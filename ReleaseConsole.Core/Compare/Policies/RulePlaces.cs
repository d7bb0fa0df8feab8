using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// What a place in a structured policy is called: by the rule it stands in, where that has a name, and not by where that stands.
/// </summary>
internal static class RulePlaces
{
    public static string? Name(JsonNode? node) =>
        node is JsonObject members ? (members["id"] ?? members["name"] ?? members["key"]).Word() : null;

    /// <summary>The nearest named thing the place stands in.</summary>
    public static string? Owner(JsonNode? root, IReadOnlyList<string> segments) => Nearest(root, segments).Name;

    /// <summary>"text of rule `a`"; the path where no name is near.</summary>
    public static string Named(JsonNode? root, IReadOnlyList<string> segments, bool isMarked = false)
    {
        var (name, behind) = Nearest(root, segments);
        var path = string.Join('.', name is null ? segments : segments.Skip(behind));
        return name is null ? Marked(path, isMarked) : path.Length == 0 ? $"rule `{name}`" : $"{Marked(path, isMarked)} of rule `{name}`";
    }

    private static string Marked(string path, bool isMarked) => isMarked ? $"`{path}`" : path;

    private static (string? Name, int Behind) Nearest(JsonNode? root, IReadOnlyList<string> segments)
    {
        (string? Name, int Behind) found = (null, 0);
        for (var at = 0; at < segments.Count; at++)
        {
            root = root switch
            {
                JsonObject members => members[segments[at]],
                JsonArray list => int.TryParse(segments[at], out var index) && index < list.Count ? list[index] : null,
                _ => null,
            };
            if (Name(root) is { } name)
                found = (name, at + 1);
        }
        return found;
    }
}
