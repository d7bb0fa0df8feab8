using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The models a model's content asks for, wherever in its JSON or YAML they stand: those whose name says of itself that it moves, and those
/// that are artifacts of their own, such as the models a LiteLLM group falls back to.
/// </summary>
internal static class ModelNames
{
    private static readonly string[] Asking = ["model", "model_name", "deployment", "deployment_name"];
    private static readonly string[] Readings = ["models/content.json", "models/content.yaml"];
    private static readonly string[] Fallbacks = ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks", "default_fallbacks"];

    public static IEnumerable<NamedThing> In(ClosureContent content, KnownNames known)
    {
        var bytes = Encoding.UTF8.GetBytes(content.Text);
        // A mapping in braces may be either.
        var read = Readings.Select(name => new SourceFile(name, bytes).Structure).FirstOrDefault(one => one.Succeeded);
        if (read is null)
            yield break;
        foreach (var (name, pointer) in Named(read.Value.Root, "", known))
            if (Places.Parse(read.Value.PlaceOf(pointer)) is ({ } line, { } column))
                yield return new NamedThing(content.Path, line, column, ArtifactKind.Model, name, null);
    }

    private static IEnumerable<(string Name, string Pointer)> Named(JsonNode? node, string at, KnownNames known) => node switch
    {
        JsonArray list => list.SelectMany((one, index) => Named(one, JsonPointer.Child(at, index), known)),
        JsonObject members =>
            members.SelectMany(member => OfMember(members, member.Key, member.Value, JsonPointer.Child(at, member.Key), known)),
        _ => [],
    };

    private static IEnumerable<(string Name, string Pointer)> OfMember(
        JsonObject owner, string name, JsonNode? value, string at, KnownNames known)
    {
        if (Fallbacks.Contains(name))
            return Words(value, at).Where(one => ContentNames.IsKnown(ContentNames.PathOf(ArtifactKind.Model, one.Name), known));
        // The public name of a LiteLLM group is its own, and no vendor's.
        if (value.Word() is { } model)
            return Asking.Contains(name) && FloatingNames.Is(model) && !(name == "model_name" && owner.ContainsKey("litellm_params"))
                ? [(model, at)]
                : [];
        return Named(value, at, known);
    }

    private static IEnumerable<(string Name, string Pointer)> Words(JsonNode? node, string at) => node switch
    {
        JsonArray list => list.SelectMany((one, index) => Words(one, JsonPointer.Child(at, index))),
        JsonObject members => members.SelectMany(one => Words(one.Value, JsonPointer.Child(at, one.Key))),
        _ => node.Word() is { } word ? [(word, at)] : [],
    };
}
