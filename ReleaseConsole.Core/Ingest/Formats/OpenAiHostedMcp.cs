using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// An MCP server that OpenAI calls on the model's behalf (<c>"type": "mcp"</c>): one artifact for the server, with where it is, which of
/// its tools may be called, and when a person is asked. Asked always is the default, and is made explicit.
/// </summary>
public sealed class OpenAiHostedMcp : IWritableFormat
{
    public const string Type = "mcp";

    private static readonly string[] Known =
        ["type", "server_label", "server_url", "connector_id", "server_description", "allowed_tools", "require_approval", "authorization"];

    public string Name => "openai-mcp";

    public ArtifactKind Kind => ArtifactKind.Tool;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure.Succeeded: true } && !ModelRequest.IsPrompt(file)
        && OpenAiList.In(file.Structure.Value.Root) is { Count: > 0 } tools
        && tools.All(one => one.Tool["type"].Word() == Type);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var servers = OpenAiList.In(file.Structure.Value.Root);
        return servers.Select(one => ReadServer(
            file.Structure.Value, one.Tool, one.At, servers.Count == 1 ? file.Bytes : WrittenJson.Of(one.Tool)));
    }

    internal static Result<Candidate> ReadServer(StructuredText structure, JsonObject server, string at, byte[] original)
    {
        var members = new ToolMembers(structure, server, at);
        var label = members.Name("server_label");
        if (!label.Succeeded)
            return label.Refusal;
        if (members.Refuse(texts: ["server_url", "connector_id", "server_description", "authorization"], objects: []) is { } refusal)
            return refusal;
        if (server["authorization"].Word() is { } token && !LiteralSecrets.IsReference(token))
            return IngestRefusals.LiteralSecret(structure.PlaceOf(at + "/authorization"), "authorization");
        if (LiteralSecrets.FirstIn(structure, server["headers"], at + "/headers", headers: true) is { } header)
            return header;
        var definition = new ToolDefinition(
            label.Value, null, members.Text("server_description"), new JsonObject { ["type"] = "object" }, null)
        {
            Annotations = ToolAnnotations.Defaults,
            Server = new ToolServer(label.Value, members.Text("server_url"), members.Text("connector_id")),
            Approval = server["require_approval"]?.DeepClone() ?? "always",
            AllowedTools = server["allowed_tools"]?.DeepClone(),
            ProvidedAs = Type,
            Other = members.Other(Known) is var other && server["authorization"] is { } reference
                ? With(other, "authorization", reference.DeepClone())
                : members.Other(Known),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{label.Value}", new NewContent(ContentForm.Json, definition.ToCanonical(), original, "openai-mcp"));
    }

    private static JsonObject With(JsonObject? members, string name, JsonNode value)
    {
        var all = members ?? [];
        all[name] = value;
        return all;
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        if (tool.Definition is not { Server: { } server, ProvidedAs: Type })
            return IngestRefusals.NotWritable(stored.Path, "a hosted server; it is one tool");
        var entry = new JsonObject { ["type"] = Type, ["server_label"] = server.Name };
        WrittenTool.Put(entry, "server_url", server.Url);
        WrittenTool.Put(entry, "connector_id", server.Connector);
        WrittenTool.Put(entry, "server_description", tool.Definition.Description);
        if (tool.Definition.AllowedTools is { } allowed)
            entry["allowed_tools"] = allowed.DeepClone();
        entry["require_approval"] = tool.Definition.Approval?.DeepClone();
        foreach (var (name, value) in tool.Definition.Other ?? [])
            entry[name] = value?.DeepClone();
        return tool.Written(entry);
    }
}
