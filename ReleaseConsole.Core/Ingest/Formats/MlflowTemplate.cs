using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as MLflow's Python client shows it (<c>PromptVersion</c>): its name, its version, and the template as a member. With a member
/// that is none of MLflow's it is another system's, whose settings would be lost.
/// </summary>
internal static class MlflowTemplate
{
    // Those of mlflow/entities/model_registry/prompt_version.py; variables are read from the template, beside an address.
    private static readonly HashSet<string> Members =
    [
        "name", "version", "template", "model_config", "response_format", "tags", "aliases", "commit_message", "description", "uri",
        "is_text_prompt", "creation_timestamp", "last_updated_timestamp", "user_id",
    ];

    public static bool Is(JsonObject version) => version["name"].Word() is { Length: > 0 }
        && (version["template"].Word() is not null
            || (version["template"] is JsonArray { Count: > 0 } list && list.All(ModelRequest.IsMessage)))
        && (version["version"].Word()
        ?? version["version"].Number()?.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not null
        && version.All(one => Members.Contains(one.Key) || (one.Key == "variables" && version.ContainsKey("uri")));

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
