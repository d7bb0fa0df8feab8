using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>
/// A group of deployments of which there is but one is kept flat. Beside a group of several it is a group as well: what it asks did not go.
/// </summary>
internal static class ModelGroups
{
    private const string Group = "deployments";

    public static (JsonNode? Before, JsonNode? After) Alike(JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (JsonObject one, JsonObject many) when IsGroup(many) && IsOne(one) => (Grouped(one), many),
        (JsonObject many, JsonObject one) when IsGroup(many) && IsOne(one) => (many, Grouped(one)),
        _ => (before, after),
    };

    private static bool IsGroup(JsonObject tree) => tree[Group] is JsonArray list
        && list.All(one => one is JsonObject asked && ModelFallbacks.Model(asked) is not null);

    private static bool IsOne(JsonObject tree) => !tree.ContainsKey(Group) && tree["model"].Word() is not null;

    private static JsonObject Grouped(JsonObject one)
    {
        var (whole, alone) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in one)
            (IsOfAll(name) ? whole : alone)[name] = value?.DeepClone();
        whole[Group] = new JsonArray(alone);
        return whole;
    }

    private static bool IsOfAll(string name) => LiteLlmRouting.Members.Contains(name) || ModelFallbacks.Lists.Contains(name);
}
