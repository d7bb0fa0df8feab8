using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Tools as Amazon Bedrock's Converse takes them: <c>toolSpec</c> with its schema under <c>inputSchema.json</c>; one, a list, or below
/// <c>tools</c>, alone or in a <c>toolConfig</c>.
/// </summary>
public sealed class BedrockTools : IWritableFormat
{
    private const string Spec = "toolSpec";

    public string Name => "bedrock-tools";

    public ArtifactKind Kind => ArtifactKind.Tool;

    public string Extension => ".json";

    public bool Reads(SourceFile file) => file is { IsStructured: true, Structure.Succeeded: true } && !ModelRequest.IsPrompt(file)
        && In(file.Structure.Value.Root) is { List: var list } && list.Any(one => (one as JsonObject)?[Spec] is JsonObject);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var structure = file.Structure.Value;
        var (list, at) = In(structure.Root)!.Value;
        return list.Select((one, index) =>
        {
            var place = at is null ? "" : JsonPointer.Child(at, index);
            return (one as JsonObject)?[Spec] is not JsonObject spec
                ? FormatRefusals.UnknownTool(structure.PlaceOf(place), (one as JsonObject)?.FirstOrDefault().Key, "Bedrock")
                : ReadOne(structure, spec, $"{place}/{Spec}", list.Count == 1 ? file.Bytes : WrittenJson.Of(one));
        });
    }

    private Result<Candidate> ReadOne(StructuredText structure, JsonObject spec, string at, byte[] original)
    {
        var members = new ToolMembers(structure, spec, at);
        var name = members.Name("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(texts: ["description"], objects: ["inputSchema"]) is { } refusal)
            return refusal;
        if ((spec["inputSchema"] as JsonObject)?["json"] is not JsonObject schema)
            return IngestRefusals.Missing(structure.PlaceOf(at), $"inputSchema.json of {name.Value}");
        var definition = new ToolDefinition(name.Value, null, members.Text("description"), schema.DeepClone(), null)
        {
            Annotations = ToolAnnotations.Defaults,
            Other = members.Other("name", "description", "inputSchema"),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        if (tool.Definition.ProvidedAs is { } provided)
            return IngestRefusals.NotWritable(stored.Path, $"a tool of Bedrock; it is another vendor's {provided}");
        if (tool.Definition.Name.Length > 64 || !tool.Definition.Name.All(c => ToolNames.IsPlain(c) && c != '.'))
            return IngestRefusals.NotWritable(
                stored.Path, "a tool of Bedrock: its name is longer than 64 characters or has others than letters, digits, _ and -");
        tool.LoseMcpOnly();
        tool.LoseServerBut(keepsName: false, keepsApproval: false);
        var spec = new JsonObject { ["name"] = tool.Definition.Name };
        WrittenTool.Put(spec, "description", tool.Definition.Description);
        spec["inputSchema"] = new JsonObject { ["json"] = tool.Definition.InputSchema.DeepClone() };
        foreach (var (name, value) in tool.Definition.Other ?? [])
            if (name == "strict")
                spec[name] = value?.DeepClone();
            else
                tool.Lose($"Bedrock has no {name}.");
        return tool.Written(new JsonObject { ["tools"] = new JsonArray(new JsonObject { [Spec] = spec }) });
    }

    private static (JsonArray List, string? At)? In(JsonNode? root) => root switch
    {
        JsonArray list => (list, ""),
        JsonObject one when one.ContainsKey(Spec) => ([one.DeepClone()], null),
        JsonObject whole when whole["tools"] is JsonArray list => (list, "/tools"),
        JsonObject request when request["toolConfig"] is JsonObject config && config["tools"] is JsonArray list =>
            (list, "/toolConfig/tools"),
        _ => null,
    };
}
