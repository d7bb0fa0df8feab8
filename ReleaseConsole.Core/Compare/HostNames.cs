using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>The hosts a document names in addresses. The addresses of schema dialects (<c>$schema</c>, <c>$id</c>) are names, not routes.</summary>
public static partial class HostNames
{
    public static IReadOnlyList<string> In(ToolDefinition tool) => In(JsonNode.Parse(tool.ToCanonical()));

    public static IReadOnlyList<string> In(JsonNode? tree)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(tree, found);
        return [.. found];
    }

    private static void Collect(JsonNode? node, SortedSet<string> found)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    if (name is not ("$schema" or "$id"))
                        Collect(value, found);
                break;
            case JsonArray elements:
                foreach (var element in elements)
                    Collect(element, found);
                break;
            default:
                foreach (Match match in Address().Matches(node.Word() ?? ""))
                    found.Add(match.Groups[1].Value.ToLowerInvariant());
                break;
        }
    }

    [GeneratedRegex(@"\b(?:https?|wss?)://(?:[^\s/@]+@)?([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
