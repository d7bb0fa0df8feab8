using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// What holds a vendor's tool to a part of the web, and how often it may be used in one answer: <c>allowed_domains</c>,
/// <c>blocked_domains</c> (also in OpenAI's <c>filters</c>) and <c>max_uses</c>. A domain stands for what lies below it.
/// </summary>
internal static class ToolLimits
{
    private static readonly string[] Keywords = ["allowed_domains", "blocked_domains", "max_uses"];

    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        var name = after.Name;
        var (allowed, allows) = (Domains(before, "allowed_domains"), Domains(after, "allowed_domains"));
        if (Allowing(allowed, allows) is { } reach)
            yield return Line(
                "/other/allowed_domains", "Search these domains", Words(allowed, "any"), Words(allows, "any"), reach,
                $"`{name}` may search {Words(allows, "any domain")} (was {Words(allowed, "any domain")}).");
        var (blocked, blocks) = (Domains(before, "blocked_domains"), Domains(after, "blocked_domains"));
        if (Blocking(blocked, blocks) is { } shut)
            yield return Line(
                "/other/blocked_domains", "Leave out these domains", Words(blocked, "none"), Words(blocks, "none"), shut,
                $"`{name}` is kept from {Words(blocks, "no domain")} (was {Words(blocked, "no domain")}).");
        var (most, mayUse) = (before.Other?["max_uses"], after.Other?["max_uses"]);
        if (!JsonNode.DeepEquals(most, mayUse))
            yield return Line(
                "/other/max_uses", "Be used in one answer", most?.Shown() ?? "any number", mayUse?.Shown() ?? "any number",
                (mayUse.Number() ?? double.PositiveInfinity) > (most.Number() ?? double.PositiveInfinity) ? Effect.Wider : Effect.Narrower,
                $"`{name}` may be used {Times(mayUse)} in one answer (was {Times(most)}).");
    }

    /// <summary>What else a tool says, without what has a line here.</summary>
    public static JsonObject Rest(JsonObject other)
    {
        var rest = new JsonObject(
            other.Where(one => !Keywords.Contains(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
        if (rest["filters"] is JsonObject filters)
            foreach (var keyword in Keywords)
                filters.Remove(keyword);
        return rest;
    }

    private static List<string> Domains(ToolDefinition tool, string keyword) =>
        (tool.Other?[keyword] ?? (tool.Other?["filters"] as JsonObject)?[keyword]) is JsonArray list
            ? [.. list.Select(one => one.Shown().ToLowerInvariant()).Order(StringComparer.Ordinal)]
            : [];

    // No domain named is all of them allowed.
    private static Effect? Allowing(List<string> was, List<string> now) => was.SequenceEqual(now) ? null
        : was.Count > 0 && (now.Count == 0 || now.Exists(one => !IsAmong(one, was))) ? Effect.Wider
        : was.Count == 0 || was.Exists(one => !IsAmong(one, now)) ? Effect.Narrower : Effect.Different;

    private static Effect? Blocking(List<string> was, List<string> now) => was.SequenceEqual(now) ? null
        : was.Exists(one => !IsAmong(one, now)) ? Effect.Wider
        : now.Exists(one => !IsAmong(one, was)) ? Effect.Narrower : Effect.Different;

    private static bool IsAmong(string domain, List<string> domains) => domains.Exists(
        one => domain == one || domain.EndsWith("." + one, StringComparison.Ordinal)
            || domain.StartsWith(one + "/", StringComparison.Ordinal));

    private static string Words(List<string> domains, string none) => domains.Count == 0 ? none : string.Join(", ", domains);

    private static string Times(JsonNode? most) => most?.GetValueKind() switch
    {
        null => "any number of times",
        JsonValueKind.Number when most.Number() == 1 => "once",
        _ => $"{most.Shown()} times",
    };

    private static ChangeDetail Line(string place, string label, string before, string after, Effect effect, string meaning) =>
        new(place, label, ChangeType.Changed, before, after, effect, ChangeTopic.VendorLimit) { Meaning = meaning };
}
