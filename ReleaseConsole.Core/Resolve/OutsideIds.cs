using System.Text.Json;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The name an artifact has in the system it comes from, as <c>scheme:name</c>: <c>langfuse:support/triage</c>,
/// <c>mcp:files/read_file</c>, <c>model:openai/gpt-4.1-mini</c>.
/// </summary>
public static class OutsideIds
{
    private const string OfModels = "model:";
    private const string OfTools = "mcp:";

    /// <summary>What the source said; otherwise what the content says of its server or its provider.</summary>
    public static string? Of(Candidate candidate) => candidate.OutsideId ?? candidate switch
    {
        { Kind: ArtifactKind.Tool, Content.Form: ContentForm.Json } => OfTool(candidate.Content.Canonical),
        { Kind: ArtifactKind.Model, Content.Form: ContentForm.Json } => OfModel(candidate.Content.Canonical),
        { Kind: ArtifactKind.Prompt, Content.Format: "langfuse-prompt" or "mlflow-prompt" } =>
            $"{candidate.Content.Format.Split('-')[0]}:{candidate.Path[(candidate.Path.IndexOf('/') + 1)..]}",
        _ => null,
    };

    /// <summary>
    /// The system gives the name once. Several model artifacts may ask for one model of one provider, so that name alone proves nothing.
    /// </summary>
    public static bool IsUnique(string outsideId) => !outsideId.StartsWith(OfModels, StringComparison.Ordinal);

    /// <summary>Two names of one system that differ: what carries them is not the same thing.</summary>
    public static bool Contradict(string? one, string? other) =>
        one is not null && other is not null && one != other && IsUnique(one) && Scheme(one) == Scheme(other);

    /// <summary>The server a tool is of; null for what is no tool of a server.</summary>
    public static string? ServerOf(string? outsideId) =>
        outsideId?.StartsWith(OfTools, StringComparison.Ordinal) == true ? outsideId[..outsideId.LastIndexOf('/')] : null;

    private static string Scheme(string id) => id[..Math.Max(0, id.IndexOf(':', StringComparison.Ordinal))];

    private static string? OfTool(byte[] canonical)
    {
        using var tool = JsonDocument.Parse(canonical);
        var server = Member(tool.RootElement, "server");
        return (Text(server, "name") ?? Text(server, "url")) is { } of && Text(tool.RootElement, "name") is { } name
            ? $"{OfTools}{of}/{name}"
            : null;
    }

    private static string? OfModel(byte[] canonical)
    {
        using var model = JsonDocument.Parse(canonical);
        return Text(model.RootElement, "provider") is { } provider
            && (Text(model.RootElement, "name") ?? Text(model.RootElement, "model")) is { } name
            ? $"{OfModels}{provider}/{name}"
            : null;
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement? of, string name) =>
        of is { } element && Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
