using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Tools as Anthropic's Messages API takes them: custom ones with <c>input_schema</c>, and the vendor's own by a dated type
/// (<c>bash_20250124</c>), whose date is part of what they do, and whole servers (<c>mcp_toolset</c>). One or a list, alone or under
/// <c>tools</c>.
/// </summary>
public sealed partial class AnthropicTools : IWritableFormat
{
    /// <summary>A whole MCP server that Anthropic calls.</summary>
    private const string Toolset = "mcp_toolset";

    public string Name => "anthropic-tools";

    public ArtifactKind Kind => ArtifactKind.Tool;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure.Succeeded: true }
            && !ModelRequest.IsPrompt(file) && In(file.Structure.Value.Root).Count > 0;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var tools = In(file.Structure.Value.Root);
        return tools.Select(one => !IsTool(one.Tool)
            ? FormatRefusals.UnknownTool(
                file.Structure.Value.PlaceOf(one.At), one.Tool["type"].Word() ?? one.Tool["name"].Word(), "Anthropic")
            : ReadOne(file.Structure.Value, one.Tool, one.At, tools.Count == 1 ? file.Bytes : WrittenJson.Of(one.Tool)));
    }

    private Result<Candidate> ReadOne(StructuredText structure, JsonObject tool, string at, byte[] original)
    {
        var members = new ToolMembers(structure, tool, at);
        var dated = IsProvided(tool["type"].Word()) ? tool["type"].Word() : null;
        // A whole server has its own name; a dated set of tools may have none and is called after its type.
        var name = dated == Toolset ? members.Name("mcp_server_name")
            : dated is not null && !tool.ContainsKey("name") ? Dated().Replace(dated, "${name}") : members.Name("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(texts: ["type", "description"], objects: ["input_schema"]) is { } refusal)
            return refusal;
        if (dated is null && tool["input_schema"] is null)
            return IngestRefusals.Missing(structure.PlaceOf(at), $"input_schema of {name.Value}");
        var definition = new ToolDefinition(
            name.Value, null, members.Text("description"), tool["input_schema"]?.DeepClone() ?? new JsonObject { ["type"] = "object" },
            null)
        {
            Annotations = ToolAnnotations.Defaults,
            ProvidedAs = dated,
            Other = members.Other("name", "description", "input_schema", "type"),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        var isDated = IsProvided(tool.Definition.ProvidedAs);
        if (tool.Definition.ProvidedAs is not null && !isDated)
            return IngestRefusals.NotWritable(stored.Path, $"a tool of Anthropic; it is another vendor's {tool.Definition.ProvidedAs}");
        if (!tool.Definition.Name.All(c => ToolNames.IsPlain(c) && c != '.'))
            return IngestRefusals.NotWritable(stored.Path, "a tool of Anthropic: its name has others than letters, digits, _ and -");
        tool.LoseMcpOnly();
        tool.LoseServerBut(keepsName: false, keepsApproval: isDated);
        var one = new JsonObject();
        WrittenTool.Put(one, "type", tool.Definition.ProvidedAs);
        if (tool.Definition.ProvidedAs != Toolset)
            one["name"] = tool.Definition.Name;
        WrittenTool.Put(one, "description", tool.Definition.Description);
        if (!isDated)
            one["input_schema"] = tool.Definition.InputSchema.DeepClone();
        foreach (var (name, value) in tool.Definition.Other ?? [])
            if (isDated
                || name is "strict" or "allowed_callers" or "defer_loading" or "eager_input_streaming" or "input_examples"
                    or "cache_control")
                one[name] = value?.DeepClone();
            else
                tool.Lose($"Anthropic has no {name}.");
        return tool.Written(one);
    }

    private static List<(JsonObject Tool, string At)> In(JsonNode? root) => root switch
    {
        JsonArray list => Listed(list, ""),
        JsonObject whole when whole["tools"] is JsonArray list => Listed(list, "/tools"),
        JsonObject one when IsTool(one) => [(one, "")],
        _ => [],
    };

    /// <summary>One entry that is a tool says whose list it is; the others are named where they are none.</summary>
    private static List<(JsonObject Tool, string At)> Listed(JsonArray list, string at) =>
        list.OfType<JsonObject>().Any(IsTool)
            && !list.OfType<JsonObject>().Any(one => one.ContainsKey("inputSchema") || one["function"] is JsonObject)
            ? [.. list.Select((one, index) => (one as JsonObject ?? [], JsonPointer.Child(at, index)))]
            : [];

    private static bool IsTool(JsonObject one) => one["type"].Word() switch
    {
        Toolset => one.ContainsKey("mcp_server_name"),
        { } type when Dated().IsMatch(type) => one.ContainsKey("name") || type.Contains("toolset", StringComparison.Ordinal),
        _ => one.ContainsKey("input_schema"),
    };

    private static bool IsProvided(string? type) => type is not null && (type == Toolset || Dated().IsMatch(type));

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_]*)_20\d{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
