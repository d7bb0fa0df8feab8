using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A tool on its way out, with what the format it is written in cannot say.</summary>
internal sealed class WrittenTool(ToolDefinition definition)
{
    private readonly List<string> _losses = [];

    public ToolDefinition Definition => definition;

    public static WrittenTool Of(StoredContent stored) => new(ToolDefinition.Parse(stored.Canonical));

    public void Lose(string what) => _losses.Add(what);

    public static void Put(JsonObject into, string name, string? value)
    {
        if (value is not null)
            into[name] = value;
    }

    /// <summary>The hints the file itself stated; null when it stated none.</summary>
    public JsonObject? StatedAnnotations()
    {
        var hints = definition.Annotations;
        var stated = new JsonObject();
        foreach (var name in definition.AnnotationsStated)
            stated[name] = name switch
            {
                "readOnlyHint" => hints.ReadOnlyHint,
                "destructiveHint" => hints.DestructiveHint,
                "idempotentHint" => hints.IdempotentHint,
                _ => hints.OpenWorldHint,
            };
        return stated.Count == 0 ? null : stated;
    }

    /// <summary>What conventions without hints, title and output schema cannot say.</summary>
    public void LoseMcpOnly(bool keepsOutput = false)
    {
        if (definition.AnnotationsStated.Count > 0)
            Lose($"The hints {string.Join(", ", definition.AnnotationsStated)}: without them the tool counts as writing, "
                + "destructive and open to the world.");
        if (definition.Title is not null)
            Lose("The title.");
        if (definition.OutputSchema is not null && !keepsOutput)
            Lose("The schema of the answer.");
    }

    public void LoseServerBut(bool keepsName, bool keepsApproval)
    {
        if (definition.Transport is not null && !keepsName)
            Lose("How the server is reached.");
        if (definition.Server is { } server && (!keepsName || server.Name is null || server.Connector is not null))
            Lose("Which server carries it out.");
        if ((definition.Approval ?? definition.AllowedTools) is not null && !keepsApproval)
            Lose("Whether a person is asked before a call, and which of the server's tools may be called.");
        if (definition.ProvidedAs is not null && !keepsApproval)
            Lose($"That it is the vendor's own {definition.ProvidedAs}.");
    }

    public WrittenArtifact Written(JsonNode document) => new(WrittenJson.Of(document), _losses);
}
