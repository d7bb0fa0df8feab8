using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A whole request to a model: a prompt, and the tools the model may call beside it. Among the tools it is read for its tools, and
/// everywhere else it is the prompt.
/// </summary>
internal static class ModelRequest
{
    /// <summary>The file is read as a prompt, although it lists tools.</summary>
    public static bool IsPrompt(SourceFile file) => file.FolderKind != ArtifactKind.Tool && CarriesPrompt(file);

    /// <summary>Messages that are said with tools at hand and name no model.</summary>
    public static bool HasToolsAlone(SourceFile file) =>
        Root(file) is { } root && ToolsOf(root) is JsonArray { Count: > 0 } && HasMessages(root);

    /// <summary>The tools beside what is said; Bedrock's Converse has them in a <c>toolConfig</c>.</summary>
    public static JsonNode? ToolsOf(JsonObject root) => root["tools"] ?? (root["toolConfig"] as JsonObject)?["tools"];

    /// <summary>The tools of a request, with what is not read of it.</summary>
    public static IEnumerable<Result<Candidate>> ForItsTools(SourceFile file, IEnumerable<Result<Candidate>> tools) => !CarriesPrompt(file)
        ? tools
        : tools.Select(tool => tool.Then(one => one with
        {
            Notes = [.. one.Notes, "Only the tools of this request are read here; for its messages, import it from prompts/ as well."],
        }));

    /// <summary>What a reader of the prompt should know of the tools beside it.</summary>
    public static IEnumerable<string> OfTools(JsonNode? tools) => tools is JsonArray { Count: > 0 and var count }
        ? [count == 1
            ? "Its tool stays with the prompt; import it from tools/ to release it by itself."
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Its {count} tools stay with the prompt; import them from tools/ to release them by themselves.")]
        : [];

    public static bool IsMessage(JsonNode? one) =>
        one is JsonObject message && message["role"]?.GetValueKind() == System.Text.Json.JsonValueKind.String;

    private static bool CarriesPrompt(SourceFile file) =>
        Root(file) is { } root && (OpenAiPrompt.IsRequest(root) || OpenAiPrompt.IsKept(root) || HasMessages(root));

    private static bool HasMessages(JsonObject root) => root["messages"] is JsonArray { Count: > 0 } messages && messages.All(IsMessage);

    private static JsonObject? Root(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } } ? root : null;
}
