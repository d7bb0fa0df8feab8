using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The models of JSON or YAML for which a host decides which one it serves, with their places. What is let through or kept out asks for
/// none.
/// </summary>
internal static class ServedNames
{
    public static IEnumerable<(string Name, string Pointer, string Why)> In(JsonNode? node, string at = "") => node switch
    {
        JsonArray list => list.SelectMany((one, index) => In(one, JsonPointer.Child(at, index))),
        JsonObject members =>
            Own(members, at).Concat(
                members.Where(one => !ModelNames.Permits(one.Key)).SelectMany(one => In(one.Value, JsonPointer.Child(at, one.Key)))),
        _ => [],
    };

    // The public name of a LiteLLM group is its own; what it is served by stands below.
    private static IEnumerable<(string, string, string)> Own(JsonObject asked, string at) =>
        !asked.ContainsKey("litellm_params") && ServedModels.WhyMoves(asked) is { } why
            ? [(ModelAliases.NameOf(asked)!, JsonPointer.Child(at, ModelAliases.MemberOf(asked)!), why)]
            : [];
}
