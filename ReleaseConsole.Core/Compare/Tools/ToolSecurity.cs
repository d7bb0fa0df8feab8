using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// What a caller of an HTTP operation must prove: one of several requirements, each with its scopes (OpenAPI 3.1, Security Requirement
/// Object). An empty one, or an empty list, asks for nothing; another proof, and further scopes, may reach what the one before could not.
/// </summary>
internal static class ToolSecurity
{
    private const string Nothing = "nothing";

    private static readonly string[] Keywords = ["security", "securitySchemes"];

    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        if (Keywords.All(keyword => JsonNode.DeepEquals(before.Other?[keyword], after.Other?[keyword])))
            yield break;
        var (was, now) = (Proofs(before), Proofs(after));
        if (!was.SetEquals(now))
            yield return Proof(after.Name, was, now);
        var (had, has) = (Scopes(before), Scopes(after));
        var (more, fewer) = (has.Except(had).ToList(), had.Except(has).ToList());
        if (more.Count + fewer.Count > 0)
            yield return Rights(after.Name, had, more, fewer);
    }

    /// <summary>What else a tool says, without what has a line here.</summary>
    public static JsonObject Rest(JsonObject other)
    {
        foreach (var keyword in Keywords)
            other.Remove(keyword);
        return other;
    }

    private static ChangeDetail Proof(string tool, HashSet<string> was, HashSet<string> now) => new(
        "/other/security", "Be called with", ChangeType.Changed, Said(was), Said(now),
        // Whoever had to prove nothing before may only do the same under a name now.
        was.Contains(Nothing) ? Effect.Different : now.Contains(Nothing) ? Effect.Wider
            : now.IsSubsetOf(was) ? Effect.Narrower : Effect.NewRoute,
        ChangeTopic.Credential)
    {
        Meaning = now.SetEquals([Nothing]) ? $"`{tool}` is called without authorisation (was with {Said(was)})."
            : now.Contains(Nothing) && !was.Contains(Nothing) ? $"`{tool}` may be called without authorisation (was only with {Said(was)})."
            : $"`{tool}` is called with {Said(now)} (was {(was.SetEquals([Nothing]) ? "without authorisation" : Said(was))}).",
    };

    private static ChangeDetail Rights(string tool, List<string> had, List<string> more, List<string> fewer) => new(
        "/other/security", "Ask for the rights", ChangeType.Changed, Listed(had), Listed([.. had.Except(fewer), .. more]),
        more.Count > 0 ? Effect.Wider : Effect.Narrower, ChangeTopic.Credential)
    {
        Meaning = more.Count > 0
            ? $"`{tool}` asks for the {Rights(more)}{(fewer.Count == 0 && had.Count > 0 ? " as well" : "")} (was "
                + $"{(had.Count == 0 ? "none" : Listed(had))})."
            : $"`{tool}` no longer asks for the {Rights(fewer)}.",
    };

    private static string Rights(List<string> rights) => $"{(rights.Count == 1 ? "right" : "rights")} {Listed(rights)}";

    private static IEnumerable<JsonObject> Requirements(ToolDefinition tool) =>
        (tool.Other?["security"] as JsonArray ?? []).OfType<JsonObject>();

    private static HashSet<string> Proofs(ToolDefinition tool) =>
        [.. Requirements(tool).Select(one => one.Select(part => Named(tool, part.Key)).Order(StringComparer.Ordinal))
            .Select(parts => string.Join(" and ", parts.DefaultIfEmpty(Nothing))).DefaultIfEmpty(Nothing)];

    private static List<string> Scopes(ToolDefinition tool) =>
        [.. Requirements(tool).SelectMany(one => one).SelectMany(one => one.Value as JsonArray ?? []).Select(one => one.Shown()).Distinct()
            .Order(StringComparer.Ordinal)];

    private static string Named(ToolDefinition tool, string name) =>
        (tool.Other?["securitySchemes"] as JsonObject)?[name] is not JsonObject scheme ? $"`{name}`"
        : (scheme["type"].Word(), scheme["scheme"].Word()) switch
        {
            ("apiKey", _) => $"the API key `{scheme["name"].Shown()}` ({scheme["in"].Shown()})",
            ("http", { } kind) => $"{kind.ToLowerInvariant()} authorisation `{name}`",
            ("oauth2", _) => $"OAuth 2.0 `{name}`",
            ("openIdConnect", _) => $"OpenID Connect `{name}`",
            ("mutualTLS", _) => $"a client certificate `{name}`",
            _ => $"`{name}`",
        };

    private static string Said(HashSet<string> proofs) => string.Join(" or ", proofs.Order(StringComparer.Ordinal));

    private static string Listed(IEnumerable<string> rights) => string.Join(", ", rights.Select(one => $"`{one}`"));
}
