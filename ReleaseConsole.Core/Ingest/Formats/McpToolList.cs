using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The answer of an MCP server to <c>tools/list</c> (Model Context Protocol, 2025-06-18), alone or inside its JSON-RPC envelope.
/// Each tool becomes an artifact of its own.
/// </summary>
public sealed class McpToolList : IArtifactFormat
{
    public string Name => "mcp-tools";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } } && List(root) is { List.Count: > 0 } tools
        && tools.List.All(tool => tool is JsonObject one && !one.ContainsKey("function") && !one.ContainsKey("parameters"));

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var structure = file.Structure.Value;
        var root = (JsonObject)structure.Root!;
        var (list, at) = List(root)!.Value;
        var transport = (root["transport"] as JsonValue)?.ToString();
        return list.Select((tool, index) => ReadTool(file, structure, (JsonObject)tool!, $"{at}/{index}", transport));
    }

    private Result<Candidate> ReadTool(SourceFile file, StructuredText structure, JsonObject tool, string at, string? transport)
    {
        var members = new ToolMembers(structure, tool, at);
        var name = members.Name("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(texts: ["title", "description"], objects: ["inputSchema", "outputSchema", "annotations"]) is { } refusal)
            return refusal;
        if (tool["inputSchema"] is null)
            return IngestRefusals.Missing(structure.PlaceOf(at), $"inputSchema of {name.Value}");
        var annotations = McpAnnotations.Read(structure, tool["annotations"] as JsonObject ?? [], at + "/annotations");
        if (!annotations.Succeeded)
            return annotations.Refusal;
        var definition = new ToolDefinition(
            name.Value, members.Text("title") ?? annotations.Value.Title, members.Text("description"),
            tool["inputSchema"]!.DeepClone(), tool["outputSchema"]?.DeepClone())
        {
            Annotations = annotations.Value.Hints,
            AnnotationsStated = annotations.Value.Stated,
            Source = "mcp",
            Transport = transport,
            Other = members.Other("name", "title", "description", "inputSchema", "outputSchema", "annotations"),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), Original(file, tool), Name));
    }

    // The original of one tool is its own part of the list: the whole list would be kept once per tool, under names it does not have.
    private static byte[] Original(SourceFile file, JsonObject tool) =>
        file.Structure.Value.Root is JsonObject ? JsonSerializer.SerializeToUtf8Bytes(tool, CanonicalJson.Options) : file.Bytes;

    private static (JsonArray List, string At)? List(JsonObject root) => root switch
    {
        _ when root["tools"] is JsonArray tools => (tools, "/tools"),
        _ when root["result"] is JsonObject result && result["tools"] is JsonArray tools => (tools, "/result/tools"),
        _ => null,
    };
}

/// <summary>The hints of one tool, with the protocol's defaults for those it leaves out.</summary>
internal sealed record McpAnnotations(ToolAnnotations Hints, IReadOnlyList<string> Stated, string? Title)
{
    private static readonly string[] Names = ["destructiveHint", "idempotentHint", "openWorldHint", "readOnlyHint"];

    public static Result<McpAnnotations> Read(StructuredText structure, JsonObject stated, string at)
    {
        foreach (var name in Names)
            if (stated[name] is { } value && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                return IngestRefusals.WrongType(structure.PlaceOf($"{at}/{name}"), name, "true or false");
        bool Hint(string name, bool otherwise) => stated[name]?.GetValue<bool>() ?? otherwise;
        var defaults = ToolAnnotations.Defaults;
        return new McpAnnotations(
            new ToolAnnotations(
                Hint("readOnlyHint", defaults.ReadOnlyHint), Hint("destructiveHint", defaults.DestructiveHint),
                Hint("idempotentHint", defaults.IdempotentHint), Hint("openWorldHint", defaults.OpenWorldHint)),
            [.. Names.Where(name => stated[name] is not null)],
            (stated["title"] as JsonValue)?.ToString());
    }
}
