using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// What stands between a model and a tool: whether a person is asked, which tools of a server may be called and by whom, whether the
/// schema is enforced, which server it is and how it is reached, and which dated tool of a vendor. Asking less and allowing more are rises.
/// </summary>
internal static partial class ToolGuards
{
    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        var name = after.Name;
        if (!JsonNode.DeepEquals(before.Approval, after.Approval))
            yield return Changed(
                "/approval", "Ask a person first", before.Approval?.Shown() ?? "not stated", after.Approval?.Shown() ?? "not stated",
                ToolAsking.Of(before.Approval).Becomes(ToolAsking.Of(after.Approval)), ChangeTopic.Approval) with
            { Meaning = ToolAsking.Of(after.Approval).Said(name) };
        if (Allowed(before.AllowedTools) is var allowed && Allowed(after.AllowedTools) is var allows && !allowed.SetEquals(allows))
            yield return Changed(
                "/allowedTools", "Call of the server's tools", Listed(allowed, "all"), Listed(allows, "all"), Sets(allowed, allows),
                ChangeTopic.AllowedTools) with
            { Meaning = Allowing(name, allowed, allows) };
        if (Callers(before) is var called && Callers(after) is var calls && !called.SetEquals(calls))
            yield return Changed(
                "/other/allowed_callers", "Be called by", string.Join(", ", called), string.Join(", ", calls), Sets(called, calls),
                ChangeTopic.Caller) with
            { Meaning = $"`{name}` can be called by {string.Join(" and ", calls)} (was {string.Join(" and ", called)})." };
        if (IsStrict(before) != IsStrict(after))
            yield return Changed(
                "/other/strict", "Be held to its schema", IsStrict(before) ? "yes" : "no", IsStrict(after) ? "yes" : "no",
                IsStrict(after) ? Effect.Narrower : Effect.Wider, ChangeTopic.Schema) with
            {
                Meaning = IsStrict(after)
                    ? $"Calls of `{name}` are held to its schema now."
                    : $"Calls of `{name}` are no longer held to its schema: a model may send other things.",
            };
    }

    public static IEnumerable<ChangeDetail> Places(ToolDefinition before, ToolDefinition after)
    {
        var name = after.Name;
        if (before.Server != after.Server && !IsSame(before.Server, after.Server))
            yield return Changed(
                "/server", "Be carried out by", Named(before.Server), Named(after.Server),
                PlainAddress.IsNow(before.Server?.Url, after.Server?.Url) ? Effect.Wider
                : IsOtherDoor(before.Server?.Url, after.Server?.Url) ? Effect.NewRoute
                : before.Server?.Connector != after.Server?.Connector && after.Server?.Connector is not null
                    ? Effect.NewRoute
                    : Effect.Different,
                ChangeTopic.Server) with
            {
                Meaning = PlainAddress.IsNow(before.Server?.Url, after.Server?.Url)
                    ? $"`{name}` is carried out over a connection without encryption: {Named(after.Server)} (was {Named(before.Server)})."
                    : $"`{name}` is carried out by {Named(after.Server)} (was {Named(before.Server)}).",
            };
        if (before.Transport != after.Transport)
            yield return Changed(
                "/transport", "Be reached by", before.Transport ?? "not stated", after.Transport ?? "not stated",
                before.Transport == "stdio" && after.Transport is not null ? Effect.NewRoute : Effect.Different, ChangeTopic.Transport) with
            {
                Meaning = before.Transport == "stdio"
                    ? $"`{name}` runs over {after.Transport ?? "an unstated way"}: calls leave the machine."
                    : null,
            };
        if (before.ProvidedAs != after.ProvidedAs)
            yield return Changed(
                "/providedAs", "Be the vendor's tool", before.ProvidedAs ?? "not stated", after.ProvidedAs ?? "not stated",
                Effect.Different, ChangeTopic.VendorTool) with
            {
                Meaning = before.ProvidedAs is { } was && after.ProvidedAs is { } now && IsOtherDay(was, now)
                    ? $"`{name}` is its vendor's tool of another day: it may do other things ({now}, was {was})."
                    : $"`{name}` is the vendor's {after.ProvidedAs ?? "tool no longer"} (was {before.ProvidedAs ?? "described here"}).",
            };
    }

    /// <summary>The same of a tool that is new, as far as its file says it; of a server also that all its tools may be called.</summary>
    public static IEnumerable<ChangeDetail> OfNew(ToolDefinition tool)
    {
        var name = tool.Name;
        if (tool.Approval is { } approval)
            yield return Fresh(
                "/approval", "Ask a person first", approval.Shown(), ToolAsking.Of(null).Becomes(ToolAsking.Of(approval)),
                ChangeTopic.Approval) with
            { Meaning = ToolAsking.Of(approval).Said(name) };
        if (tool.AllowedTools is not null || tool.Approval is not null)
            yield return Fresh(
                "/allowedTools", "Call of the server's tools", Listed(Allowed(tool.AllowedTools), "all"),
                Allowed(tool.AllowedTools).Contains(ToolAsking.All) ? Effect.Wider : Effect.Different, ChangeTopic.AllowedTools) with
            { Meaning = $"`{name}` may call {Listed(Allowed(tool.AllowedTools), "every tool of its server")}." };
        if (Callers(tool) is var callers && !callers.SetEquals(["direct"]))
            yield return Fresh("/other/allowed_callers", "Be called by", string.Join(", ", callers), Effect.Wider, ChangeTopic.Caller) with
            { Meaning = $"`{name}` can be called by {string.Join(" and ", callers)}." };
        if (tool.Server is not null)
            yield return Fresh("/server", "Be carried out by", Named(tool.Server), Effect.Different, ChangeTopic.Server) with
            { Meaning = $"`{name}` is carried out by {Named(tool.Server)}." };
        if (tool.Transport is { } transport)
            yield return Fresh(
                "/transport", "Be reached by", transport, transport == "stdio" ? Effect.Different : Effect.NewRoute,
                ChangeTopic.Transport) with
            { Meaning = $"`{name}` is reached by {transport}." };
        if (tool is { ProvidedAs: { } provided, Server: null })
            yield return Fresh("/providedAs", "Be the vendor's tool", provided, Effect.Different, ChangeTopic.VendorTool) with
            { Meaning = $"`{name}` is the vendor's {provided}." };
    }

    private static ChangeDetail Fresh(string place, string label, string after, Effect effect, ChangeTopic topic) =>
        new(place, label, ChangeType.Added, null, after, effect, topic);

    /// <summary>Whether two dated types are one tool: <c>web_search_20250305</c>, <c>web_search_2025_08_26</c>.</summary>
    public static bool IsOtherDay(string before, string after) =>
        before != after && Date().Replace(before, "") == Date().Replace(after, "");

    // Behind another port of a host stands another server.
    private static bool IsOtherDoor(string? before, string? after) =>
        Uri.TryCreate(before, UriKind.Absolute, out var was) && Uri.TryCreate(after, UriKind.Absolute, out var now)
        && was.IdnHost == now.IdnHost && was.Scheme == now.Scheme && was.Port != now.Port;

    // An address in other letters is the same one (RFC 3986 §6.2.2.1).
    private static bool IsSame(ToolServer? one, ToolServer? other) => one is not null && other is not null
        && one with { Url = null } == other with { Url = null } && Uri.TryCreate(one.Url, UriKind.Absolute, out var was)
        && Uri.TryCreate(other.Url, UriKind.Absolute, out var now) && was == now && was.UserInfo == now.UserInfo;

    private static HashSet<string> Allowed(JsonNode? tools) => tools is null ? [ToolAsking.All] : ToolAsking.Names(tools);

    private static string Listed(HashSet<string> tools, string all) =>
        tools.Contains(ToolAsking.All) ? all : tools.Count == 0 ? "none" : string.Join(", ", tools.Order(StringComparer.Ordinal));

    private static string Allowing(string name, HashSet<string> was, HashSet<string> now) =>
        !was.Contains(ToolAsking.All) && !now.Contains(ToolAsking.All) && was.IsProperSubsetOf(now)
            ? $"`{name}` may also call {string.Join(", ", now.Except(was).Order(StringComparer.Ordinal).Select(tool => $"`{tool}`"))}."
        : !was.Contains(ToolAsking.All) && !now.Contains(ToolAsking.All) && now.IsProperSubsetOf(was) && now.Count > 0
            ? $"`{name}` may no longer call {string.Join(", ", was.Except(now).Order(StringComparer.Ordinal).Select(tool => $"`{tool}`"))}."
        : $"`{name}` may call {Listed(now, "every tool of its server")} (was {Listed(was, "every tool")}).";

    // The Messages API and the Responses API let the model itself call where nothing is said.
    private static HashSet<string> Callers(ToolDefinition tool) =>
        tool.Other?["allowed_callers"] is JsonArray { Count: > 0 } callers ? [.. callers.Select(one => one.Shown())] : ["direct"];

    private static bool IsStrict(ToolDefinition tool) => tool.Other?["strict"]?.GetValueKind() == JsonValueKind.True;

    private static Effect Sets(HashSet<string> before, HashSet<string> after) =>
        before.SetEquals(after) ? Effect.Different
        : !after.Contains(ToolAsking.All) && (before.Contains(ToolAsking.All) || after.IsSubsetOf(before)) ? Effect.Narrower : Effect.Wider;

    private static string Named(ToolServer? server) => server is null ? "not stated" : server switch
    {
        { Name: { } name, Url: { } url } => $"{name} at {url}",
        { Name: { } name, Connector: { } connector } => $"{connector} as {name}",
        _ => server.Name ?? server.Connector ?? server.Url ?? "not stated",
    };

    private static ChangeDetail Changed(string place, string label, string before, string after, Effect effect, ChangeTopic topic) => new(
        place, label, before == "not stated" ? ChangeType.Added : after == "not stated" ? ChangeType.Removed : ChangeType.Changed, before,
        after, effect, topic);

    [GeneratedRegex(@"_20\d\d(?:\d{4}|_\d\d_\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
