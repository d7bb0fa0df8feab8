using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// What servers are started from, wherever a command stands in JSON or YAML: packages of <c>npx</c> and <c>uvx</c> and their kin, images of
/// containers, addresses. Only what is not one fixed version is told, with why.
/// </summary>
internal static class LaunchedPackages
{
    private static readonly string[] Addresses = ["url", "server_url", "serverUrl"];

    /// <summary>What a tool takes and gives is its own; names in it start nothing.</summary>
    private static readonly string[] Schemas = ["inputSchema", "outputSchema", "input_schema", "parameters"];

    public static IEnumerable<(string Name, string Pointer, string Why)> In(JsonNode? node, string at = "") => node switch
    {
        JsonArray list => list.SelectMany((one, index) => In(one, JsonPointer.Child(at, index))),
        JsonObject members => Started(members, at).Concat(members.Where(one => !Schemas.Contains(one.Key))
            .SelectMany(one => OfMember(members, one.Key, one.Value, JsonPointer.Child(at, one.Key)))),
        _ => [],
    };

    private static IEnumerable<(string, string, string)> OfMember(JsonObject owner, string name, JsonNode? value, string at)
    {
        if (value.Word() is not { Length: > 0 } word)
            return In(value, at);
        var why = name switch
        {
            _ when NamedImages.IsNamed(name) => NamedImages.WhyMoves(word, owner),
            "tag" when owner["repository"].Word() is { } repository && !owner.ContainsKey("digest") =>
                LaunchedVersions.OfImage($"{repository}:{word}"),
            "version" when owner["name"].Word() is not null || owner["identifier"].Word() is not null => LaunchedVersions.OfVersion(word),
            _ when Addresses.Contains(name) => LaunchedVersions.OfAddress(word),
            _ => null,
        };
        return why is null ? [] : [(name == "version" ? $"{(owner["identifier"] ?? owner["name"]).Word()}@{word}" : word, at, why)];
    }

    private static IEnumerable<(string, string, string)> Started(JsonObject members, string at)
    {
        var words = Words(members["command"], JsonPointer.Child(at, "command"))
            .Concat(Words(members["args"], JsonPointer.Child(at, "args"))).ToList();
        return words.Count > 0 && LaunchedCommand.Takes([.. words.Select(one => one.Word)]) is var (index, name, why)
            ? [(name, words[index].Pointer, why)]
            : [];
    }

    private static IEnumerable<(string Word, string Pointer)> Words(JsonNode? node, string at) => node is JsonArray list
        ? list.Select((one, index) => (Word: one.Word() ?? "", JsonPointer.Child(at, index)))
        : (node.Word() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, at));
}
