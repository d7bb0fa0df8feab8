using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// What a changed input schema lets in that it kept out, and the reverse: parameters, and per parameter type, bounds, choices,
/// patterns. What is combined (<c>oneOf</c>, <c>$ref</c> …) is reported without a direction.
/// </summary>
internal static class SchemaChanges
{
    private static readonly string[] Combined = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "dependentRequired", "patternProperties"];

    public static IReadOnlyList<ChangeDetail> Of(JsonNode? before, JsonNode? after)
    {
        var details = new List<ChangeDetail>();
        Compare(before as JsonObject ?? [], after as JsonObject ?? [], "/inputSchema", "", details);
        return details;
    }

    private static void Compare(JsonObject before, JsonObject after, string place, string label, List<ChangeDetail> details)
    {
        details.AddRange(SchemaLimits.Of(before, after, place, label.Length == 0 ? "arguments" : label));
        Parameters(before, after, place, label, details);
        if (before["items"] is JsonObject was && after["items"] is JsonObject now)
            Compare(was, now, place + "/items", label + "[]", details);
        foreach (var keyword in Combined)
            if (CanonicalKey.Of(before[keyword]) != CanonicalKey.Of(after[keyword]))
                details.Add(new ChangeDetail(
                    $"{place}/{keyword}", label.Length == 0 ? keyword : label, Type(before[keyword], after[keyword]),
                    before.ContainsKey(keyword) ? before[keyword].Shown() : null, after.ContainsKey(keyword) ? after[keyword].Shown() : null,
                    Effect.Different, ChangeTopic.Input));
        foreach (var keyword in (string[])["description", "title", "default"])
            if (label.Length > 0 && CanonicalKey.Of(before[keyword]) != CanonicalKey.Of(after[keyword]))
                details.Add(new ChangeDetail(
                    $"{place}/{keyword}", $"{label}, {keyword}", Type(before[keyword], after[keyword]), before[keyword]?.Shown(400),
                    after[keyword]?.Shown(400), Effect.Different, ChangeTopic.Description));
    }

    private static void Parameters(JsonObject before, JsonObject after, string place, string label, List<ChangeDetail> details)
    {
        var old = before["properties"] as JsonObject ?? [];
        var young = after["properties"] as JsonObject ?? [];
        var (needed, needs) = (Required(before), Required(after));
        foreach (var (name, value) in old)
            if (!young.ContainsKey(name))
                details.Add(Parameter(place, label, name, ChangeType.Removed, Described(value, needed.Contains(name)), null, Effect.Narrower));
        foreach (var (name, value) in young)
        {
            if (!old.TryGetPropertyValue(name, out var was))
            {
                details.Add(Parameter(place, label, name, ChangeType.Added, null, Described(value, needs.Contains(name)), Effect.NewRoute));
                continue;
            }
            if (needed.Contains(name) != needs.Contains(name))
                details.Add(Parameter(
                    place, label, name, ChangeType.Changed, needed.Contains(name) ? "required" : "optional",
                    needs.Contains(name) ? "required" : "optional", needs.Contains(name) ? Effect.Narrower : Effect.Wider));
            Compare(was as JsonObject ?? [], value as JsonObject ?? [], JsonPointer.Child(place + "/properties", name), Join(label, name), details);
        }
    }

    private static ChangeDetail Parameter(
        string place, string label, string name, ChangeType type, string? before, string? after, Effect effect) =>
        new(JsonPointer.Child(place + "/properties", name), Join(label, name), type, before, after, effect, ChangeTopic.Parameter);

    private static string Described(JsonNode? schema, bool required)
    {
        var parts = new List<string> { required ? "required" : "optional" };
        if (schema is JsonObject { Count: > 0 } members)
        {
            if (members["type"] is { } type)
                parts.Add(type.Shown());
            if (SchemaLimits.Unbounded(members))
                parts.Add("any value");
        }
        return string.Join(", ", parts);
    }

    private static HashSet<string> Required(JsonObject schema) =>
        schema["required"] is JsonArray names ? [.. names.Select(name => name.Word()).OfType<string>()] : [];

    private static string Join(string label, string name) => label.Length == 0 ? name : $"{label}.{name}";

    private static ChangeType Type(JsonNode? before, JsonNode? after) =>
        before is null ? ChangeType.Added : after is null ? ChangeType.Removed : ChangeType.Changed;
}
