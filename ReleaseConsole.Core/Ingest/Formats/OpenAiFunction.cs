using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A function as OpenAI's APIs take it: nested under <c>function</c> (Chat Completions) or flat (Responses), one or a list,
/// alone or under <c>tools</c>. Both shapes of the same function are the same tool.
/// </summary>
public sealed class OpenAiFunction : IArtifactFormat
{
    public string Name => "openai-function";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure.Succeeded: true } && Functions(file.Structure.Value.Root).Any();

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var functions = Functions(file.Structure.Value.Root).ToList();
        return functions.Select(one => ReadFunction(
            file.Structure.Value, one.Function, one.At, functions.Count == 1 ? file.Bytes : JsonSerializer.SerializeToUtf8Bytes(one.Function, CanonicalJson.Options)));
    }

    private Result<Candidate> ReadFunction(StructuredText structure, JsonObject function, string at, byte[] original)
    {
        var members = new ToolMembers(structure, function, at);
        var name = members.Name("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(texts: ["description"], objects: ["parameters"]) is { } refusal)
            return refusal;
        if (function["strict"] is { } strict && strict.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            return IngestRefusals.WrongType(structure.PlaceOf(at + "/strict"), "strict", "true or false");
        var definition = new ToolDefinition(
            name.Value, Title: null, members.Text("description"), function["parameters"]?.DeepClone() ?? NoParameters(), OutputSchema: null)
        {
            Annotations = ToolAnnotations.Defaults,
            Source = "openai",
            Other = members.Other("type", "name", "description", "parameters"),
        };
        return new Candidate(ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    private static JsonObject NoParameters() => new() { ["type"] = "object", ["properties"] = new JsonObject() };

    private static IEnumerable<(JsonObject Function, string At)> Functions(JsonNode? root) => root switch
    {
        JsonArray list => Listed(list, ""),
        JsonObject { } whole when whole["tools"] is JsonArray list => Listed(list, "/tools"),
        JsonObject one when FunctionOf(one, "") is { } function => [function],
        _ => [],
    };

    private static IEnumerable<(JsonObject Function, string At)> Listed(JsonArray list, string at)
    {
        var found = list.Select((one, index) => one is JsonObject tool ? FunctionOf(tool, $"{at}/{index}") : null).ToList();
        return found.Count > 0 && found.All(one => one is not null) ? found.Select(one => one!.Value) : [];
    }

    private static (JsonObject Function, string At)? FunctionOf(JsonObject tool, string at) => tool["type"] switch
    {
        JsonValue type when type.GetValueKind() == JsonValueKind.String && type.GetValue<string>() == "function" =>
            tool["function"] is JsonObject nested ? (nested, at + "/function") : tool.ContainsKey("name") ? (tool, at) : null,
        _ => null,
    };
}
