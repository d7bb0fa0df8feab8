using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// Model names that a vendor moves to newer models. The release still holds the bytes that name them, so it is allowed and said aloud.
/// </summary>
public static partial class ModelAliases
{
    /// <summary>The sentence for a model artifact, or null when its model is a dated snapshot or not stated.</summary>
    public static string? Note(string path, ReadOnlySpan<byte> settings)
    {
        if (JsonNode.Parse(settings) is not JsonObject root || root["model"]?.GetValueKind() != JsonValueKind.String)
            return null;
        var model = root["model"]!.GetValue<string>();
        // Azure tells the version apart from the name, and upgrades it unless it is told not to.
        if (root["model_version"] is not null)
            return root["version_upgrade"]?.ToString() == "NoAutoUpgrade"
                ? null
                : $"{path} asks for {model} {root["model_version"]}, which Azure upgrades by itself. NoAutoUpgrade keeps it.";
        return Moves(model)
            ? $"{path} asks for {model}, a name its vendor can move to another model. A dated name stays the same."
            : null;
    }

    public static bool Moves(string model) => model.StartsWith("models:/", StringComparison.Ordinal)
        ? !Registered().IsMatch(model)
        : !Snapshot().IsMatch(model);

    // 2025-04-14, 20250414, preview-05-20, 0613 at the end, a version after @, or a digest.
    [GeneratedRegex(@"(\d{4}-\d{2}-\d{2}|\d{8}|preview-\d{2}-\d{2}|-\d{4}|@[\w.-]*\d[\w.-]*|sha256:[0-9a-f]{64})$")]
    private static partial Regex Snapshot();

    // MLflow: models:/name/3 and models:/m-<id> stay; models:/name@champion and models:/name/Production move.
    [GeneratedRegex(@"^models:/(?:[^/@]+/\d+|m-[0-9a-f]+)$")]
    private static partial Regex Registered();
}
