using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Tools as Anthropic's Messages API takes them: custom ones with <c>input_schema</c>, and the vendor's own by a dated type
/// (<c>bash_20250124</c>), whose date is part of what they do. One or a list, alone or under <c>tools</c>.
/// </summary>
public sealed partial class AnthropicTools : IWritableFormat
{
    public string Name => "anthropic-tools";

    public ArtifactKind Kind => ArtifactKind.Tool;

    public string Extension => ".json";

    public bool Reads(SourceFile file) => file is { IsStructured: true, Structure.Succeeded: true } && In(file.Structure.Value.Root).Count > 0;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var tools = In(file.Structure.Value.Root);
        return tools.Select(one => ReadOne(file.Structure.Value, one.Tool, one.At, tools.Count == 1 ? file.Bytes : WrittenJson.Of(one.Tool)));
    }

    private Result<Candidate> ReadOne(StructuredText structure, JsonObject tool, string at, byte[] original)
    {
        var members = new ToolMembers(structure, tool, at);
        var name = members.Name("name");
        if (!name.Succeeded)
            return name.Refusal;
        if (members.Refuse(texts: ["type", "description"], objects: ["input_schema"]) is { } refusal)
            return refusal;
        var dated = IsDated(tool["type"].Word()) ? tool["type"].Word() : null;
        if (dated is null && tool["input_schema"] is null)
            return IngestRefusals.Missing(structure.PlaceOf(at), $"input_schema of {name.Value}");
        var definition = new ToolDefinition(
            name.Value, null, members.Text("description"), tool["input_schema"]?.DeepClone() ?? new JsonObject { ["type"] = "object" }, null)
        {
            Annotations = ToolAnnotations.Defaults,
            ProvidedAs = dated,
            Other = members.Other("name", "description", "input_schema", "type"),
        };
        return new Candidate(ArtifactKind.Tool, $"tools/{name.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, Name));
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        var isDated = IsDated(tool.Definition.ProvidedAs);
        if (tool.Definition.ProvidedAs is not null && !isDated)
            return IngestRefusals.NotWritable(stored.Path, $"a tool of Anthropic; it is another vendor's {tool.Definition.ProvidedAs}");
        tool.LoseMcpOnly();
        tool.LoseServerBut(keepsName: false, keepsApproval: isDated);
        var one = new JsonObject();
        WrittenTool.Put(one, "type", tool.Definition.ProvidedAs);
        one["name"] = tool.Definition.Name;
        WrittenTool.Put(one, "description", tool.Definition.Description);
        if (!isDated)
            one["input_schema"] = tool.Definition.InputSchema.DeepClone();
        foreach (var (name, value) in tool.Definition.Other ?? [])
            if (isDated || name is "strict" or "allowed_callers" or "defer_loading" or "eager_input_streaming" or "input_examples" or "cache_control")
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

    private static List<(JsonObject Tool, string At)> Listed(JsonArray list, string at) => list.Count > 0 && list.All(one => one is JsonObject tool && IsTool(tool))
        ? [.. list.Select((one, index) => ((JsonObject)one!, JsonPointer.Child(at, index)))]
        : [];

    private static bool IsTool(JsonObject one) => one.ContainsKey("input_schema") || (IsDated(one["type"].Word()) && one.ContainsKey("name"));

    private static bool IsDated(string? type) => type is not null && Dated().IsMatch(type);

    [GeneratedRegex(@"^[a-z][a-z0-9_]*_20\d{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
