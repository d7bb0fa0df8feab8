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
        var root = JsonNode.Parse(settings) as JsonObject;
        return root?["model"] is { } model && model.GetValueKind() == JsonValueKind.String && Moves(model.GetValue<string>())
            ? $"{path} asks for {model.GetValue<string>()}, a name its vendor can move to another model. A dated name stays the same."
            : null;
    }

    public static bool Moves(string model) => !Snapshot().IsMatch(model);

    // 2025-04-14, 20250414, 0613 at the end, a version after @, or a digest.
    [GeneratedRegex(@"(\d{4}-\d{2}-\d{2}|\d{8}|-\d{4}|@[\w.-]*\d[\w.-]*|sha256:[0-9a-f]{64})$")]
    private static partial Regex Snapshot();
}
