using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Where a call of an HTTP operation goes: its method and path, the further servers it may be sent to, and what may stand in the variables
/// of an address. The name of a variable of a path is no part of the way.
/// </summary>
internal static partial class ToolRoutes
{
    private static readonly string[] Keywords = ["method", "path", "servers"];

    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        if (Way(before.Other) is { } was && Way(after.Other) is { } now && was != now)
            yield return Line(
                "/other/path", "Call", was, now, Plain(was) == Plain(now) ? Effect.Different : Effect.NewRoute,
                $"`{after.Name}` calls {now} (was {was}).");
        var (old, young) = (Servers(before), Servers(after));
        foreach (var (url, server) in young)
            if (old.TryGetValue(url, out var known) || url == young.GetAt(0).Key)
                foreach (var line in Variables(after.Name, url, known, server))
                    yield return line;
            else if (old.Count > 0)
                yield return Line(
                    "/other/servers", "Be sent to", string.Join(", ", old.Keys), url, Effect.NewRoute,
                    $"`{after.Name}` may be sent to {url} as well.");
    }

    /// <summary>
    /// Whether two ways (<c>GET /v1/orders</c>, <c>GET /api/v2/orders</c>) are meant to do the same: by one method, and the paths differ
    /// only in a version or in what stands before them.
    /// </summary>
    public static bool AreAlike(string before, string after)
    {
        var (was, now) = (Steps(before), Steps(after));
        return was[0] == now[0] && Math.Min(was.Count, now.Count) > 1
            && (was.Skip(1).Reverse().Zip(now.Skip(1).Reverse()).All(pair => pair.First == pair.Second));
    }

    // The method, and the path without its versions.
    private static List<string> Steps(string way) =>
        [.. Plain(way).Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries).Where(step => !Version().IsMatch(step))];

    /// <summary>What else a tool says, without what has a line here.</summary>
    public static JsonObject Rest(JsonObject other)
    {
        if (Way(other) is not null)
            foreach (var keyword in Keywords)
                other.Remove(keyword);
        return other;
    }

    // What the first server was without a variable is what the variable is where nobody says otherwise.
    private static IEnumerable<ChangeDetail> Variables(string tool, string url, JsonObject? before, JsonObject after)
    {
        foreach (var (name, value) in after["variables"] as JsonObject ?? [])
        {
            var known = before is null
                ? [(value as JsonObject)?["default"].Shown() ?? ""]
                : Choices((before["variables"] as JsonObject)?[name]);
            if (Variable(tool, url, name, known, Choices(value)) is { } line)
                yield return line;
        }
    }

    private static ChangeDetail? Variable(string tool, string url, string name, List<string>? was, List<string>? now)
    {
        var (had, has) = (was is null ? "anything" : string.Join(", ", was), now is null ? "anything" : string.Join(", ", now));
        var isMore = was is not null && (now is null || now.Except(was).Any());
        var isLess = now is not null && (was is null || was.Except(now).Any());
        return !isMore && !isLess ? null : Line(
            "/other/servers", $"Have as `{name}` of its address", had, has, isMore ? Effect.Wider : Effect.Narrower,
            $"`{tool}` may be sent to {url} with {has} as `{name}` (was {had}).");
    }

    private static List<string>? Choices(JsonNode? variable) =>
        (variable as JsonObject)?["enum"] is JsonArray choices ? [.. choices.Select(one => one.Shown())] : null;

    private static string? Way(JsonObject? other) => other?["method"].Word() is { } method && other["path"].Word() is { } path
        ? $"{method.ToUpperInvariant()} {path}"
        : null;

    private static string Plain(string way) => Placeholder().Replace(way, "{}");

    // One server without a variable is told as the server of the tool.
    private static OrderedDictionary<string, JsonObject> Servers(ToolDefinition tool)
    {
        var servers = new OrderedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var server in (tool.Other?["servers"] as JsonArray ?? []).OfType<JsonObject>())
            servers.TryAdd(server["url"].Shown(), server);
        if (servers.Count == 0 && tool.Server?.Url is { } url)
            servers.Add(url, []);
        return servers;
    }

    private static ChangeDetail Line(string place, string label, string before, string after, Effect effect, string meaning) =>
        new(place, label, ChangeType.Changed, before, after, effect, ChangeTopic.Server) { Meaning = meaning };

    [GeneratedRegex(@"^v\d+(?:\.\d+)*(?:(?:alpha|beta)\d*)?$|^20\d\d-\d\d(?:-\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"\{[^{}/]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
