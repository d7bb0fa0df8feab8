using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Which rows of a run are one case: the same variables under the same assertions, in every run. Two tests that differ in something
/// else only (options, metadata, description) are told apart by all of it; tests alike in everything are repeats.
/// </summary>
internal sealed class PromptfooCases
{
    private readonly Dictionary<JsonObject, (string Plain, string Whole)> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _shared;

    private PromptfooCases(IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
            _ids[row] = Ids(row);
        _shared = [.. _ids.Values.Distinct().GroupBy(one => one.Plain, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key)];
    }

    public static PromptfooCases Of(IReadOnlyList<JsonObject> rows) => new(rows);

    public string IdOf(JsonObject row) => _shared.Contains(_ids[row].Plain) ? _ids[row].Whole : _ids[row].Plain;

    /// <summary>The files that tests come from, as the configuration names them; null where they stand in it.</summary>
    public static string? FilesOf(JsonNode? tests)
    {
        var named = (tests switch
        {
            JsonArray list => list.Select(one => one.Word() ?? (one as JsonObject)?["path"].Word()),
            JsonObject one => [one["path"].Word()],
            _ => [tests.Word()],
        }).OfType<string>().Select(name => name.StartsWith("file://", StringComparison.Ordinal) ? name["file://".Length..] : name).ToList();
        return named.Count == 0 ? null : string.Join(", ", named);
    }

    private static (string Plain, string Whole) Ids(JsonObject row)
    {
        var test = row["testCase"] as JsonObject;
        var variables = row["vars"] as JsonObject ?? test?["vars"] as JsonObject ?? [];
        var asked = new JsonObject { ["vars"] = Authored(variables) };
        if (test?["assert"] is JsonArray { Count: > 0 } asserted)
            asked["assert"] = asserted.DeepClone();
        var plain = CanonicalJson.DigestOf(asked).Hex;
        if (test is null)
            return (plain, plain);
        var rest = new JsonObject(test.Where(one => one.Key is not ("vars" or "assert") && one.Value is not null)
            .Select(one => KeyValuePair.Create(
            one.Key, (JsonNode?)(one.Value is JsonObject members ? Authored(members) : one.Value!.DeepClone()))));
        asked["test"] = rest;
        return (plain, CanonicalJson.DigestOf(asked).Hex);
    }

    // What promptfoo adds by itself is left out.
    private static JsonObject Authored(JsonObject members) => new(members.Where(one => !one.Key.StartsWith('_') && one.Key != "sessionId")
        .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
}
