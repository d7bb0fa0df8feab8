using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Settings as their artifact holds them, <c>{"base": …, "overlays": {"staging": …}}</c>, with what an environment ends up with: its
/// overlay's values over the shared ones, objects member by member, everything else as a whole.
/// </summary>
internal sealed record SettingsReading(JsonNode? Base, IReadOnlyDictionary<string, JsonNode?> Overlays)
{
    public static SettingsReading Of(JsonNode? tree) => tree is JsonObject whole && whole["base"] is JsonObject shared
        ? new SettingsReading(
            shared,
            (whole["overlays"] as JsonObject ?? []).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal))
        : new SettingsReading(tree, new Dictionary<string, JsonNode?>());

    public JsonNode? Effective(string environment) => Overlaid(Base, Overlays.GetValueOrDefault(environment));

    public JsonNode? At(string environment, string pointer)
    {
        var at = Effective(environment);
        foreach (var segment in JsonPointer.Segments(pointer))
            at = at is JsonObject members ? members[segment] : null;
        return at;
    }

    /// <summary>
    /// What stands at a place of what an environment ends up with; inside a list, the whole list, because an element has no name to find it
    /// by.
    /// </summary>
    public static JsonNode? Whole(JsonNode? effective, string pointer)
    {
        var at = effective;
        foreach (var segment in JsonPointer.Segments(pointer))
        {
            if (at is JsonArray)
                return at;
            at = at is JsonObject members ? members[segment] : null;
        }
        return at;
    }

    private static JsonNode? Overlaid(JsonNode? below, JsonNode? above)
    {
        if (above is not JsonObject upper || below is not JsonObject lower)
            return (above ?? below)?.DeepClone();
        var whole = (JsonObject)lower.DeepClone();
        foreach (var (name, value) in upper)
            // Nothing in an overlay takes away what is shared, as Helm and JSON Merge Patch (RFC 7396) have it.
            if (value is null)
                whole.Remove(name);
            else
                whole[name] = Overlaid(lower[name], value);
        return whole;
    }
}
