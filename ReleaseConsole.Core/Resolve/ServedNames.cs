using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>The models of JSON or YAML for which a host decides which one it serves, with their places.</summary>
internal static class ServedNames
{
    public static IEnumerable<(string Name, string Pointer, string Why)> In(JsonNode? node, string at = "") => node switch
    {
        JsonArray list => list.SelectMany((one, index) => In(one, JsonPointer.Child(at, index))),
        JsonObject members => Own(members, at).Concat(members.SelectMany(one => In(one.Value, JsonPointer.Child(at, one.Key)))),
        _ => [],
    };

    private static IEnumerable<(string, string, string)> Own(JsonObject asked, string at) => ServedModels.WhyMoves(asked) is { } why
        ? [(ModelAliases.NameOf(asked)!, JsonPointer.Child(at, asked["model"].Word() is null ? "model_name" : "model"), why)]
        : [];
}
