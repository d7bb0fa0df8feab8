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
        file is { IsStructured: true, Structure.Succeeded: true } && !ModelRequest.IsPrompt(file)
        && OpenAiList.In(file.Structure.Value.Root) is { Count: > 0 } tools
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
            return !one.IsKnown ? FormatRefusals.UnknownTool(
                structure.PlaceOf(one.At), one.Tool["type"].Word() ?? one.Tool["name"].Word(), "OpenAI")
                : one.Function is { } function ? ReadFunction(structure, function, one.FunctionAt, original)
                : one.Tool["type"].Word() == OpenAiList.Custom ? ReadCustom(
                    structure, one.Tool["custom"] as JsonObject ?? one.Tool, one.Tool["custom"] is JsonObject ? one.At + "/custom" : one.At,
                    original)
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
            name.Value, Title: null, members.Text("description"), function["parameters"]?.DeepClone() ?? NoParameters(),
            function["output_schema"]?.DeepClone())
        {
            Annotations = ToolAnnotations.Defaults,
            Other = members.Other("type", "name", "description", "parameters", "output_schema"),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    private Result<Candidate> ReadVendorTool(StructuredText structure, JsonObject tool, string at, byte[] original)
    {
        var members = new ToolMembers(structure, tool, at);
        var type = members.Name("type");
        if (!type.Succeeded)
            return type.Refusal;
        // The date of a hosted tool says how it behaves; it is the same tool before and after.
        var name = OpenAiList.WithoutDate(type.Value);
        var definition = new ToolDefinition(name, null, null, new JsonObject { ["type"] = "object" }, null)
        {
            Annotations = ToolAnnotations.Defaults,
            ProvidedAs = type.Value,
            Other = members.Other("type"),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{name}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    /// <summary>A tool that takes free text, perhaps by a grammar (<c>"type": "custom"</c>).</summary>
    private Result<Candidate> ReadCustom(StructuredText structure, JsonObject custom, string at, byte[] original)
    {
        var members = new ToolMembers(structure, custom, at);
        var name = members.Name("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(texts: ["description"], objects: ["format"]) is { } refusal)
            return refusal;
        var definition = new ToolDefinition(name.Value, null, members.Text("description"), new JsonObject { ["type"] = "string" }, null)
        {
            Annotations = ToolAnnotations.Defaults,
            ProvidedAs = OpenAiList.Custom,
            Other = members.Other("type", "name", "description"),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    // "Omitting parameters defines a function with an empty parameter list" (OpenAI's API reference).
    private static JsonObject NoParameters() =>
        new() { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        if (tool.Definition is { Server: not null, ProvidedAs: OpenAiHostedMcp.Type })
            return IngestRefusals.NotWritable(stored.Path, "an OpenAI function; it is a whole server. Write it as openai-mcp");
        if (tool.Definition.ProvidedAs is { } vendorTool)
        {
            if (vendorTool != OpenAiList.Custom && !OpenAiList.IsHosted(vendorTool))
                return IngestRefusals.NotWritable(stored.Path, $"a tool of OpenAI; it is another vendor's {vendorTool}");
            var hosted = new JsonObject { ["type"] = vendorTool };
            if (vendorTool == OpenAiList.Custom)
            {
                hosted["name"] = tool.Definition.Name;
                WrittenTool.Put(hosted, "description", tool.Definition.Description);
            }
            foreach (var (name, value) in tool.Definition.Other ?? [])
                hosted[name] = value?.DeepClone();
            return tool.Written(hosted);
        }
        if (tool.Definition.Name.Length > 64 || !tool.Definition.Name.All(c => ToolNames.IsPlain(c) && c != '.'))
            return IngestRefusals.NotWritable(
                stored.Path, "an OpenAI function: its name is longer than 64 characters or has others than letters, digits, _ and -");
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

