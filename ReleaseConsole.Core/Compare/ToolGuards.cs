using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// What stands between a model and a hosted tool: whether a person is asked, which tools of the server may be called, which server it
/// is and which dated tool of a vendor. Asking less often and allowing more are rises.
/// </summary>
internal static class ToolGuards
{
    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        if (!JsonNode.DeepEquals(before.Approval, after.Approval))
            yield return Changed(
                "/approval", "Ask a person first", before.Approval?.Shown(), after.Approval?.Shown(),
                after.Approval.Word() == "always" ? Effect.Narrower : Effect.Wider, ChangeTopic.Capability);
        if (!JsonNode.DeepEquals(before.AllowedTools, after.AllowedTools))
            yield return Changed(
                "/allowedTools", "Call of the server's tools", before.AllowedTools?.Shown() ?? "all", after.AllowedTools?.Shown() ?? "all",
                IsPartOf(after.AllowedTools, before.AllowedTools) ? Effect.Narrower : Effect.Wider, ChangeTopic.Capability);
        if (before.Server != after.Server && before.Server?.Url == after.Server?.Url)
            yield return Changed("/server", "Be carried out by", Named(before.Server), Named(after.Server), Effect.Different, ChangeTopic.Other);
        if (before.ProvidedAs != after.ProvidedAs)
            yield return Changed("/providedAs", "Be the vendor's tool", before.ProvidedAs, after.ProvidedAs, Effect.Different, ChangeTopic.Capability);
    }

    private static bool IsPartOf(JsonNode? after, JsonNode? before) =>
        after is JsonArray fewer && (before is null || (before is JsonArray more && fewer.All(one => more.Any(other => JsonNode.DeepEquals(one, other)))));

    private static string? Named(ToolServer? server) => server is null ? null : server.Name ?? server.Connector ?? server.Url;

    private static ChangeDetail Changed(string place, string label, string? before, string? after, Effect effect, ChangeTopic topic) => new(
        place, label, before is null ? ChangeType.Added : after is null ? ChangeType.Removed : ChangeType.Changed, before ?? "not stated", after ?? "not stated", effect, topic);
}
