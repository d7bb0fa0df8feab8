using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>
/// What a list of fallbacks says of each beside its name: where it is asked and how. Of those that are asked as before, what changed there
/// has a line for each value.
/// </summary>
internal static class FallbackParts
{
    private static readonly string[] Names = ["model", "model_name", "name", "provider"];

    private static readonly string[] Addresses = ["base_url", "baseUrl", "api_base", "api_url", "endpoint", "azure_endpoint"];

    /// <summary>The lines, and of whom; null where it has no name. One name may stand there twice.</summary>
    public static IEnumerable<(string? Name, ChangeDetail Line)> Of(JsonNode? before, JsonNode? after)
    {
        if (before is not JsonObject old || after is not JsonObject young)
            yield break;
        foreach (var list in ModelFallbacks.Lists)
        {
            var known = In("/" + list, old[list]).ToLookup(part => part.Name ?? part.Place);
            foreach (var same in In("/" + list, young[list]).GroupBy(part => part.Name ?? part.Place))
                foreach (var (was, now) in Paired([.. known[same.Key]], [.. same]))
                    foreach (var line in ModelParameters.Of(was.Rest, now.Rest))
                        yield return (now.Name, Within(now.Place, line));
        }
    }

    public static string? Address(JsonNode? list, string name) =>
        In("", list).Where(part => part.Name == name).SelectMany(part => Addresses.Select(one => part.Rest[one].Word()))
            .FirstOrDefault(one => one is not null);

    private static IEnumerable<(Part Was, Part Now)> Paired(List<Part> was, List<Part> now) =>
        was.Count == 0 ? [] : now.Select((part, at) => (was[Math.Min(at, was.Count - 1)], part));

    private static IEnumerable<Part> In(string place, JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany((one, at) => In(JsonPointer.Child(place, at), one)),
        JsonObject asked when ModelFallbacks.Model(asked) is not null =>
            [new Part(ModelFallbacks.Named(asked).Single(), place, Kept(asked, one => !Names.Contains(one.Key)))],
        JsonObject byModel => byModel.Where(one => !IsParameter(one)).SelectMany(one => In(JsonPointer.Child(place, one.Key), one.Value))
            .Append(new Part(null, place, Kept(byModel, IsParameter))),
        _ => node.Word() is { Length: > 0 } name ? [new Part(name, place, new JsonObject())] : [],
    };

    private static bool IsParameter(KeyValuePair<string, JsonNode?> one) =>
        one.Value is null || (one.Value is JsonValue && one.Value.Word() is null);

    private static JsonObject Kept(JsonObject asked, Func<KeyValuePair<string, JsonNode?>, bool> isKept) =>
        new(asked.Where(isKept).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));

    // Another deployment of a fallback is no other model of the whole.
    private static ChangeDetail Within(string place, ChangeDetail line) => line with
    {
        Place = place + line.Place,
        Label = JsonValues.Dotted(place + line.Place),
        Topic = line.Topic is ChangeTopic.ModelName or ChangeTopic.Provider ? ChangeTopic.ModelParameter : line.Topic,
    };

    private sealed record Part(string? Name, string Place, JsonObject Rest);
}
