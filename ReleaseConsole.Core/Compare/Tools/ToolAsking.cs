using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// About which tools of a server a person is asked. Nothing stated is asking always (OpenAI's hosted MCP); of the words only <c>always</c>
/// asks. An object names the tools that are asked about, and those that are not; with a list of the first, nobody is asked about others.
/// </summary>
internal sealed record ToolAsking(bool Others, IReadOnlySet<string> Asked, IReadOnlySet<string> Unasked)
{
    /// <summary>Every tool, where tools are named.</summary>
    public const string All = "*";

    public static ToolAsking Of(JsonNode? approval)
    {
        var (always, never) = approval is JsonObject parts ? (Names(parts["always"]), Names(parts["never"])) : ([], []);
        var others = approval is null || approval.Word() == "always" || always.Contains(All)
            || (approval is JsonObject && always.Count == 0 && never.Count > 0);
        return new ToolAsking(
            others && !never.Contains(All), always.Except(never).Where(one => one != All).ToHashSet(), never.Where(one => one != All)
                .ToHashSet());
    }

    public Effect Becomes(ToolAsking after)
    {
        var names = Asked.Union(Unasked).Union(after.Asked).Union(after.Unasked).Append(All).ToList();
        return names.Exists(name => Asks(name) && !after.Asks(name)) ? Effect.Wider
            : names.Exists(name => !Asks(name) && after.Asks(name)) ? Effect.Narrower : Effect.Different;
    }

    public string Said(string tool) => (Others, Unasked.Count, Asked.Count) switch
    {
        (true, 0, _) => $"A person is asked before every call of `{tool}`.",
        (true, _, _) => $"Nobody is asked before a call of `{tool}` to {string.Join(", ", Unasked.Order(StringComparer.Ordinal))}.",
        (false, _, 0) => $"Nobody is asked before a call of `{tool}`.",
        (false, _, _) => $"A person is only asked before a call of `{tool}` to {string.Join(", ", Asked.Order(StringComparer.Ordinal))}.",
    };

    /// <summary>The tools a filter names; all of them where it names none.</summary>
    public static HashSet<string> Names(JsonNode? filter) => filter switch
    {
        JsonArray list => [.. list.Select(one => one.Shown())],
        JsonObject by when by["tool_names"] is JsonArray list => [.. list.Select(one => one.Shown()), .. ReadOnly(by)],
        JsonObject by => [.. ReadOnly(by).DefaultIfEmpty(All)],
        _ => [],
    };

    private bool Asks(string name) => !Unasked.Contains(name) && (Asked.Contains(name) || Others);

    private static IEnumerable<string> ReadOnly(JsonObject filter) =>
        filter["read_only"]?.GetValueKind() == JsonValueKind.True ? ["tools that only read"] : [];
}
