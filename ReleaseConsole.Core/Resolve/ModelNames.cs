using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The models a content asks for, wherever in its JSON or YAML they stand: those whose name is known to move, and those that are artifacts
/// of their own, such as the models a LiteLLM group falls back to.
/// </summary>
internal static partial class ModelNames
{
    private static readonly string[] Asking = ["model", "model_name", "deployment", "deployment_name"];
    private static readonly string[] Fallbacks = ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks", "default_fallbacks"];

    public static IEnumerable<(string Name, string Pointer)> In(JsonNode? root, ArtifactKind kind, KnownNames known) =>
        Named(root, "", kind == ArtifactKind.Model, known);

    private static IEnumerable<(string Name, string Pointer)> Named(
        JsonNode? node, string at, bool isModel, KnownNames known) =>
        node switch
        {
            JsonArray list => list.SelectMany((one, index) => Named(one, JsonPointer.Child(at, index), isModel, known)),
            JsonObject members => members.SelectMany(member =>
                OfMember(members, member.Key, member.Value, JsonPointer.Child(at, member.Key), isModel, known)),
            _ => node.Word() is { } word && RegistryAliases.Is(word) ? [(word, at)] : [],
        };

    private static IEnumerable<(string Name, string Pointer)> OfMember(
        JsonObject owner, string name, JsonNode? value, string at, bool isModel, KnownNames known)
    {
        if (Fallbacks.Contains(name))
            return Words(value, at).Where(one => (isModel && ContentNames.IsKnown(ContentNames.PathOf(ArtifactKind.Model, one.Name), known))
                || ((FloatingNames.IsAlias(one.Name) || (isModel && IsOfProxy(at) && IsGroupName(one.Name, one.Pointer)))
                    && !IsGroup(owner.Root, one.Name)));
        // A branch of a model hub.
        if (isModel && name == "revision" && value.Word() is { } revision && HeldModel.IsBranch(revision))
            return [($"{owner["model"].Word()}@{revision}", at)];
        // What a policy lets through or keeps out asks for nothing.
        if (!isModel && Permits(name))
            return [];
        if (RegistryAliases.Of(owner, name) is { } moving)
            return [(moving, at)];
        if (!isModel && value is JsonArray && Several().IsMatch(name))
            return Words(value, at).Where(one => FloatingNames.IsAlias(one.Name) || RegistryAliases.Is(one.Name));
        if (value.Word() is { } model)
            return (isModel ? Moves(owner, name, model) : Suffix().IsMatch(name) && FloatingNames.IsAlias(model)) ? [(model, at)] : [];
        // What Azure deploys: a name, a version beside it, and whether Azure may change that.
        if (value is JsonObject deployed && deployed["name"].Word() is { } named && name == "model" && deployed.ContainsKey("format"))
            return FloatingNames.IsAlias(named) && !HeldModel.IsKept(deployed["version"], owner["versionUpgradeOption"])
                ? [(named, JsonPointer.Child(at, "name"))]
                : [];
        return Named(value, at, isModel, known);
    }

    internal static bool Permits(string name) => Permitting().IsMatch(name);

    private static bool IsOfProxy(string at) =>
        LiteLlmRouting.Members.Any(member => at.StartsWith($"/{member}/", StringComparison.Ordinal));

    /// <summary>
    /// What a proxy falls back to is a group of its configuration; a vendor's name or a dated one says itself which model it is.
    /// </summary>
    private static bool IsGroupName(string name, string pointer) => JsonPointer.Last(pointer) is var last
        && (last == "model" || last.All(char.IsAsciiDigit)) && !name.Contains('/') && ModelAliases.Moves(name);

    // A proxy falls back to groups of its own, whatever they are called.
    private static bool IsGroup(JsonNode root, string name) =>
        root is JsonObject && root["model_list"] is JsonArray groups
            && groups.Any(one => one is JsonObject group && group["model_name"].Word() == name);

    private static bool Moves(JsonObject owner, string name, string model) => name switch
    {
        // The public name of a LiteLLM group is its own, and no vendor's.
        "model_name" when owner.ContainsKey("litellm_params") => false,
        "model" or "model_name" => FloatingNames.Is(model)
            || (FloatingNames.IsAlias(model) && !HeldModel.Is(owner) && HeldModel.BaseOf(owner) is null),
        // What LiteLLM is told of the deployment decides in place of the deployment's own name.
        "base_model" => owner.Parent is JsonObject entry && entry["model_info"] == owner && FloatingNames.IsAlias(model),
        "id" => owner["object"].Word() == "model" && FloatingNames.IsAlias(model),
        _ => Asking.Contains(name) && FloatingNames.Is(model),
    };

    private static IEnumerable<(string Name, string Pointer)> Words(JsonNode? node, string at) => node switch
    {
        JsonArray list => list.SelectMany((one, index) => Words(one, JsonPointer.Child(at, index))),
        JsonObject members => members.SelectMany(one => Words(one.Value, JsonPointer.Child(at, one.Key))),
        _ => node.Word() is { } word ? [(word, at)] : [],
    };

    [GeneratedRegex(@"^(?:allow|den[iy]|block|forbid|permit|ban)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Permitting();

    [GeneratedRegex(@"(?:^|[_.-])(?i:models)$|[a-z]Models$", RegexOptions.CultureInvariant)]
    private static partial Regex Several();

    [GeneratedRegex(@"(?:^|[_.-])(?i:model)(?:[_-]?(?i:name|id))?$|[a-z]Model(?:Name|Id)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
