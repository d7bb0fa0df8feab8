using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A prompt as MLflow's Python client shows it (<c>PromptVersion</c>): its name, its version, and the template as a member.</summary>
internal static class MlflowTemplate
{
    public static bool Is(JsonObject version) => version["name"].Word() is { Length: > 0 }
        && (version["template"].Word() is not null
            || (version["template"] is JsonArray { Count: > 0 } list && list.All(ModelRequest.IsMessage)))
        && (version["version"].Word() ?? version["version"].Number()?.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not null
        && !version.ContainsKey("_type") && !version.ContainsKey("input_variables");

    public static Result<PromptContent> Read(StructuredText structure, JsonObject version, string at)
    {
        var beside = new JsonObject();
        if (version["model_config"] is JsonObject { Count: > 0 } config)
            beside["config"] = config.DeepClone();
        if (version["response_format"] is { } format)
            beside["response_format"] = format.DeepClone();
        return version["template"] is JsonArray messages
            ? ChatMessages.Read(structure, messages, at + "/template").Then(read => new PromptContent(null, read, beside))
            : new PromptContent(version["template"].Word(), null, beside);
    }
}
