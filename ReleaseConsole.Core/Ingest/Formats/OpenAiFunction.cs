using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A function as OpenAI's APIs take it: nested under <c>function</c> (Chat Completions) or flat (Responses), one or a list,
/// alone or under <c>tools</c>. Both shapes of the same function are the same tool. Vendor tools in the same list are kept by their type.
/// </summary>
public sealed class OpenAiFunction : IWritableFormat
{
    public string Name => "openai-function";

    public ArtifactKind Kind => ArtifactKind.Tool;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure.Succeeded: true } && OpenAiList.In(file.Structure.Value.Root) is { Count: > 0 } tools
        && (file.FolderKind == ArtifactKind.Tool || tools.Any(one => one.Function is not null || one.Tool["type"].Word() == "mcp"));

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var structure = file.Structure.Value;
        var tools = OpenAiList.In(structure.Root);
        return tools.Select(one =>
        {
            var original = tools.Count == 1 ? file.Bytes : WrittenJson.Of(one.Tool);
            return one.Function is { } function ? ReadFunction(structure, function, one.FunctionAt, original)
                : one.Tool["type"].Word() == "mcp" ? OpenAiHostedMcp.ReadServer(structure, one.Tool, one.At, original)
                : ReadVendorTool(structure, one.Tool, one.At, original);
        });
    }

    private Result<Candidate> ReadFunction(StructuredText structure, JsonObject function, string at, byte[] original)
    {
        var members = new ToolMembers(structure, function, at);
        var name = members.Name("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(texts: ["description"], objects: ["parameters"], schemas: ["output_schema"]) is { } refusal)
            return refusal;
        if (function["strict"] is { } strict && strict.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            return IngestRefusals.WrongType(structure.PlaceOf(at + "/strict"), "strict", "true or false");
        var definition = new ToolDefinition(
            name.Value, Title: null, members.Text("description"), function["parameters"]?.DeepClone() ?? NoParameters(), function["output_schema"]?.DeepClone())
        {
            Annotations = ToolAnnotations.Defaults,
            Other = members.Other("type", "name", "description", "parameters", "output_schema"),
        };
        return new Candidate(ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    private Result<Candidate> ReadVendorTool(StructuredText structure, JsonObject tool, string at, byte[] original)
    {
        var members = new ToolMembers(structure, tool, at);
        var type = members.Name("type");
        if (!type.Succeeded)
            return type.Refusal;
        var definition = new ToolDefinition(type.Value, null, null, new JsonObject { ["type"] = "object" }, null)
        {
            Annotations = ToolAnnotations.Defaults,
            ProvidedAs = type.Value,
            Other = members.Other("type"),
        };
        return new Candidate(ArtifactKind.Tool, $"tools/{type.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    internal static JsonObject NoParameters() => new() { ["type"] = "object", ["properties"] = new JsonObject() };

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        if (tool.Definition is { Server: not null, ProvidedAs: OpenAiHostedMcp.Type })
            return IngestRefusals.NotWritable(stored.Path, "an OpenAI function; it is a whole server. Write it as openai-mcp");
        if (tool.Definition.ProvidedAs is { } vendorTool)
        {
            var hosted = new JsonObject { ["type"] = vendorTool };
            foreach (var (name, value) in tool.Definition.Other ?? [])
                hosted[name] = value?.DeepClone();
            return tool.Written(hosted);
        }
        if (tool.Definition.Name.Length > 64 || tool.Definition.Name.Contains('.'))
            return IngestRefusals.NotWritable(stored.Path, "an OpenAI function: its name is longer than 64 characters or has a dot");
        tool.LoseMcpOnly(keepsOutput: true);
        tool.LoseServerBut(keepsName: false, keepsApproval: false);
        var function = new JsonObject { ["type"] = "function", ["name"] = tool.Definition.Name };
        WrittenTool.Put(function, "description", tool.Definition.Description);
        function["parameters"] = tool.Definition.InputSchema.DeepClone();
        if (tool.Definition.OutputSchema is { } output)
            function["output_schema"] = output.DeepClone();
        foreach (var (name, value) in tool.Definition.Other ?? [])
            if (name is "strict" or "defer_loading" or "allowed_callers")
                function[name] = value?.DeepClone();
            else
                tool.Lose($"OpenAI has no {name}.");
        return tool.Written(function);
    }
}

/// <summary>The tools of an OpenAI request: functions in both shapes, hosted servers, and the vendor's own tools by their type.</summary>
internal sealed record OpenAiList(JsonObject Tool, string At, JsonObject? Function, string FunctionAt)
{
    public static IReadOnlyList<OpenAiList> In(JsonNode? root) => root switch
    {
        JsonArray list => Listed(list, ""),
        JsonObject whole when whole["tools"] is JsonArray list => Listed(list, "/tools"),
        JsonObject one when Of(one, "") is { } tool => [tool],
        _ => [],
    };

    private static List<OpenAiList> Listed(JsonArray list, string at)
    {
        var found = list.Select((one, index) => one is JsonObject tool ? Of(tool, JsonPointer.Child(at, index)) : null).ToList();
        return found.Count > 0 && found.All(one => one is not null) ? [.. found.Select(one => one!)] : [];
    }

    private static OpenAiList? Of(JsonObject tool, string at) => tool["type"].Word() switch
    {
        "function" when tool["function"] is JsonObject nested => new OpenAiList(tool, at, nested, at + "/function"),
        "function" when tool.ContainsKey("name") => new OpenAiList(tool, at, tool, at),
        "mcp" when tool.ContainsKey("server_label") => new OpenAiList(tool, at, null, at),
        "web_search" or "web_search_preview" or "file_search" or "code_interpreter" or "image_generation" or "local_shell" or "shell" or "apply_patch"
            or "computer_use_preview" or "computer" or "tool_search" => new OpenAiList(tool, at, null, at),
        _ => null,
    };
}
