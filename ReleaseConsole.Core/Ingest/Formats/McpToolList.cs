using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The answer of an MCP server to <c>tools/list</c> (Model Context Protocol 2025-06-18, 2025-11-25 and 2026-07-28), alone or inside its
/// JSON-RPC envelope, with the server's identity where a capture kept it. Each tool becomes an artifact of its own.
/// </summary>
public sealed class McpToolList : IWritableFormat
{
    /// <summary>Instead of a list's place, for one tool that stands alone.</summary>
    private const string Bare = "alone";

    private static readonly string[] Known = ["name", "title", "description", "inputSchema", "outputSchema", "annotations"];

    public string Name => "mcp-tools";

    public ArtifactKind Kind => ArtifactKind.Tool;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
            && List(root) is { List.Count: > 0 } tools
        && tools.List.Any(IsTool) && !ModelRequest.IsPrompt(file);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var structure = file.Structure.Value;
        var root = (JsonObject)structure.Root!;
        var (list, at) = List(root)!.Value;
        return list.Select((tool, index) => (Tool: tool as JsonObject, At: at == Bare ? "" : JsonPointer.Child(at, index)))
            .Select(one => IsTool(one.Tool)
            ? ReadTool(structure, one.Tool!, one.At, root)
            : FormatRefusals.UnknownTool(
                structure.PlaceOf(one.At), one.Tool?["name"].Word() ?? one.Tool?["type"].Word(), "the Model Context Protocol"));
    }

    /// <summary>What a server without tools answers.</summary>
    internal static bool IsEmpty(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } } && List(root) is { List.Count: 0 };

    private static bool IsTool(JsonNode? node) => node is JsonObject one && (one["inputSchema"] is JsonObject
        || !(one.ContainsKey("function") || one.ContainsKey("parameters") || one.ContainsKey("input_schema") || one.ContainsKey("type")));

    private Result<Candidate> ReadTool(StructuredText structure, JsonObject tool, string at, JsonObject envelope)
    {
        var members = new ToolMembers(structure, tool, at);
        var name = members.Stated("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(
            texts: ["title", "description"], objects: ["inputSchema", "annotations"], schemas: ["outputSchema"]) is { } refusal)
            return refusal;
        if (tool["inputSchema"] is null)
            return IngestRefusals.Missing(structure.PlaceOf(at), $"inputSchema of {name.Value}");
        var annotations = McpAnnotations.Read(structure, tool["annotations"] as JsonObject ?? [], at + "/annotations");
        if (!annotations.Succeeded)
            return annotations.Refusal;
        var server = envelope["serverInfo"] as JsonObject;
        var definition = new ToolDefinition(
            name.Value, members.Text("title") ?? annotations.Value.Title, members.Text("description"),
            tool["inputSchema"]!.DeepClone(), tool["outputSchema"]?.DeepClone())
        {
            Annotations = annotations.Value.Hints,
            AnnotationsStated = annotations.Value.Stated,
            Transport = envelope["transport"].Word(),
            Server = server?["name"].Word() is { } called ? new ToolServer(called, server["url"].Word()) : null,
            Other = members.Other(Known),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{ToolNames.PathOf(name.Value)}", new NewContent(
                ContentForm.Json, definition.ToCanonical(), Original(tool, envelope), Name))
        { Notes = [.. Notes(server, tool)] };
    }

    /// <summary>
    /// Its own part of the list, since the whole list would be kept once per tool, under names it does not have; with what the list says
    /// of the server where it says something.
    /// </summary>
    private static byte[] Original(JsonObject tool, JsonObject envelope)
    {
        var around = new JsonObject();
        foreach (var name in new[] { "transport", "serverInfo" })
            if (envelope[name] is { } value)
                around[name] = value.DeepClone();
        if (around.Count == 0)
            return WrittenJson.Of(tool);
        around["tools"] = new JsonArray(tool.DeepClone());
        return WrittenJson.Of(around);
    }

    private static IEnumerable<string> Notes(JsonObject? server, JsonObject tool)
    {
        if (server?["version"].Word() is { } version)
            yield return $"From {server["name"].Shown()} {version}.";
        if (MirroredHeaders(tool["inputSchema"]).ToList() is { Count: > 0 } headers)
            yield return $"Arguments leave in HTTP headers: {string.Join(", ", headers)}.";
    }

    /// <summary>Properties that MCP 2026-07-28 copies into a header of the request (<c>x-mcp-header</c>).</summary>
    private static IEnumerable<string> MirroredHeaders(JsonNode? schema) =>
        (schema as JsonObject)?["properties"] is JsonObject properties
            ? properties.Where(one => (one.Value as JsonObject)?["x-mcp-header"] is not null).Select(one => one.Key)
            : [];

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        var one = new JsonObject { ["name"] = tool.Definition.Name };
        WrittenTool.Put(one, "title", tool.Definition.Title);
        WrittenTool.Put(one, "description", tool.Definition.Description);
        one["inputSchema"] = tool.Definition.InputSchema.DeepClone();
        if (tool.Definition.OutputSchema is { } output)
            one["outputSchema"] = output.DeepClone();
        if (tool.StatedAnnotations() is { } annotations)
            one["annotations"] = annotations;
        foreach (var (name, value) in tool.Definition.Other ?? [])
            one[name] = value?.DeepClone();
        tool.LoseServerBut(keepsName: true, keepsApproval: false);
        var list = new JsonObject { ["tools"] = new JsonArray(one) };
        WrittenTool.Put(list, "transport", tool.Definition.Transport);
        if (tool.Definition.Server is { Name: { } called } server)
        {
            var info = new JsonObject { ["name"] = called };
            WrittenTool.Put(info, "url", server.Url);
            list["serverInfo"] = info;
        }
        return tool.Written(list);
    }

    private static (JsonArray List, string At)? List(JsonObject root) => root switch
    {
        _ when root["tools"] is JsonArray tools => (tools, "/tools"),
        _ when root["result"] is JsonObject result && result["tools"] is JsonArray tools => (tools, "/result/tools"),
        _ when root["inputSchema"] is JsonObject && root.ContainsKey("name") => ([root.DeepClone()], Bare),
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
            if (stated[name] is { } value
                && value.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False))
                return IngestRefusals.WrongType(structure.PlaceOf($"{at}/{name}"), name, "true or false");
        bool Hint(string name, bool otherwise) => stated[name]?.GetValue<bool>() ?? otherwise;
        var defaults = ToolAnnotations.Defaults;
        return new McpAnnotations(
            new ToolAnnotations(
                Hint("readOnlyHint", defaults.ReadOnlyHint), Hint("destructiveHint", defaults.DestructiveHint),
                Hint("idempotentHint", defaults.IdempotentHint), Hint("openWorldHint", defaults.OpenWorldHint)),
            [.. Names.Where(name => stated[name] is not null)],
            stated["title"].Word());
    }
}
