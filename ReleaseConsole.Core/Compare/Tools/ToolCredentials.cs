using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// As whom a tool acts: the authorization and the headers that are sent with a call, and the scopes it asks for. Another one may reach what
/// the one before could not; how far it reaches no file says.
/// </summary>
internal static partial class ToolCredentials
{
    private static readonly string[] Members =
        ["authorization", "auth", "headers", "credentials", "api_key", "apiKey", "token", "oauth", "scopes", "scope", "_meta"];

    private static readonly string[] Plain =
        ["accept", "accept-language", "accept-encoding", "user-agent", "content-type", "mcp-protocol-version", "traceparent"];

    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        var (was, now) = (Parts(before), Parts(after));
        foreach (var place in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            if (!JsonNode.DeepEquals(was.GetValueOrDefault(place), now.GetValueOrDefault(place)))
                yield return IsScope(place)
                    ? Scopes(after.Name, place, was.GetValueOrDefault(place), now.GetValueOrDefault(place))
                    : Line(after.Name, place, was.GetValueOrDefault(place), now.GetValueOrDefault(place));
    }

    /// <summary>What else a tool says, without what has a line here.</summary>
    public static JsonObject Rest(JsonObject other)
    {
        foreach (var place in Found(other).Select(one => one.Place).ToList())
            Remove(other, [.. JsonPointer.Segments(place)]);
        return other;
    }

    private static Dictionary<string, JsonNode?> Parts(ToolDefinition tool) =>
        tool.Other is { } other ? Found(other).ToDictionary(one => one.Place, one => one.Value, StringComparer.Ordinal) : [];

    // Each header is one; of what is nested in metadata only scopes are.
    private static IEnumerable<(string Place, JsonNode? Value)> Found(JsonObject other) =>
        from one in other
        where Members.Contains(one.Key)
        from part in one.Key is "headers" or "_meta" or "auth" or "oauth" ? Inner(one.Key, one.Value) : [("/" + one.Key, one.Value)]
        select part;

    private static IEnumerable<(string Place, JsonNode? Value)> Inner(string name, JsonNode? value) => value is not JsonObject members
        ? [("/" + name, value)]
        : from one in members
          let place = JsonPointer.Child("/" + name, one.Key)
          where name == "_meta" ? IsScope(place) : name != "headers" || !Plain.Contains(one.Key, StringComparer.OrdinalIgnoreCase)
          select (place, one.Value);

    private static bool IsScope(string place) => JsonPointer.Segments(place) is [.., var last]
        && (last.EndsWith("scopes", StringComparison.OrdinalIgnoreCase) || last.EndsWith("scope", StringComparison.OrdinalIgnoreCase));

    private static void Remove(JsonObject from, string[] segments)
    {
        if (segments is [var only])
            from.Remove(only);
        else if (from[segments[0]] is JsonObject inner && inner.Remove(segments[1]) && inner.Count == 0)
            from.Remove(segments[0]);
    }

    private static ChangeDetail Line(string tool, string place, JsonNode? was, JsonNode? now) => new(
        "/other" + place, "Act by", Type(was, now), Told(place, was, "a value"),
        Told(place, now, was is null ? "a value" : "another value"),
        now is null ? Effect.Different : Effect.NewRoute, ChangeTopic.Credential)
    {
        Meaning = now is null
            ? $"`{tool}` no longer sends {Name(place)} with its calls."
            : $"`{tool}` acts by {(was is null ? "" : "another value of ")}{Name(place)}: what it may "
                + "reach as that, its file does not say.",
    };

    private static string Name(string place) =>
        JsonPointer.Segments(place) is ["headers", var header] ? $"the header {header}" : JsonValues.Dotted(place);

    // What may be a secret stands in no line, finding or log; where it is taken from may.
    private static string? Told(string place, JsonNode? value, string unsaid) => value is null ? null
        : value is JsonValue && (Reference().IsMatch(value.Shown()) || !Secret().IsMatch(place)) ? value.Shown(60)
        : unsaid;

    private static ChangeDetail Scopes(string tool, string place, JsonNode? was, JsonNode? now)
    {
        var (had, has) = (Words(was), Words(now));
        var more = has.Except(had).ToList();
        var effect = more.Count > 0 ? Effect.Wider : had.Except(has).Any() ? Effect.Narrower : Effect.Different;
        return new("/other" + place, "Ask for the rights", Type(was, now), was?.Shown(), now?.Shown(), effect, ChangeTopic.Credential)
        { Meaning = $"`{tool}` asks for {(has.Count == 0 ? "no rights" : "the rights " + Said(has))} (was {Said(had)})." };
    }

    private static string Said(List<string> rights) => rights.Count == 0 ? "none" : string.Join(", ", rights);

    private static ChangeType Type(JsonNode? was, JsonNode? now) =>
        was is null ? ChangeType.Added : now is null ? ChangeType.Removed : ChangeType.Changed;

    private static List<string> Words(JsonNode? scopes) => scopes switch
    {
        JsonArray list => [.. list.Select(one => one.Shown())],
        _ => [.. (scopes.Word() ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)],
    };

    [GeneratedRegex(
        "auth(?:entication|orization)?$|key|token|secret|passw|pwd|credential|cookie|signature|bearer|jwt|session",
        RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\$\{|\{\{")]
    private static partial Regex Reference();
}
