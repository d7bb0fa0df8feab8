using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>
/// Who answers where the model does not: lists of fallbacks as gateways write them, and the further deployments of a group. A list is
/// asked in its order; what is new in it is a new route for what is sent.
/// </summary>
internal static class ModelFallbacks
{
    private const string Group = "deployments";

    internal static readonly string[] Lists =
    [
        "fallbacks", "fallback", "fallback_models", "fallback_model", "fallbackModels", "context_window_fallbacks",
        "content_policy_fallbacks", "default_fallbacks", "backup_model", "backup_models", "backups", "failover", "models",
    ];

    /// <summary>The names of all that may answer beside the model itself.</summary>
    public static IEnumerable<string> In(JsonObject root) =>
        Lists.SelectMany(list => Named(root[list])).Concat(Named(root[Group])).Distinct(StringComparer.Ordinal);

    public static IEnumerable<ChangeDetail> Of(JsonNode? before, JsonNode? after)
    {
        if (before is not JsonObject old || after is not JsonObject young)
            return [];
        return Lists.SelectMany(list => Lines("/" + list, [.. Named(old[list])], [.. Named(young[list])]))
            .Concat(Grown(old[Group], young[Group]));
    }

    /// <summary>Whether a line tells of a whole deployment that has a line here.</summary>
    public static bool IsTold(ChangeDetail line, JsonNode? before, JsonNode? after) =>
        line.Type is ChangeType.Added or ChangeType.Removed && before is JsonObject old && after is JsonObject young
        && JsonPointer.Segments(line.Place) is [Group, var at] && int.TryParse(at, CultureInfo.InvariantCulture, out var index)
        && (line.Type == ChangeType.Added ? young : old)[Group] is JsonArray list
        && Named(list.ElementAtOrDefault(index)).ToList() is { Count: > 0 } names
        && names.TrueForAll(name => Grown(old[Group], young[Group]).Any(one => (one.After ?? one.Before) == name));

    /// <summary>The settings without those who are named; what changed inside them, <see cref="FallbackParts"/> tells.</summary>
    public static JsonNode? Without(JsonNode? tree)
    {
        if (tree is not JsonObject members || !Lists.Any(members.ContainsKey))
            return tree;
        var rest = (JsonObject)members.DeepClone();
        foreach (var list in Lists)
            if (rest[list] is not JsonValue || rest[list].Word() is not null)
                rest.Remove(list);
        return rest;
    }

    private static IEnumerable<ChangeDetail> Lines(string place, List<string> was, List<string> now)
    {
        foreach (var gone in was.Except(now))
            yield return new ChangeDetail(place, "Fall back to", ChangeType.Removed, gone, null, Effect.Narrower, ChangeTopic.Fallback)
            { Meaning = $"Where the model fails, `{gone}` is no longer asked." };
        foreach (var fresh in now.Except(was))
            yield return Fresh(place, fresh);
        if (was.Count == now.Count && was.ToHashSet().SetEquals(now) && !was.SequenceEqual(now))
            yield return new ChangeDetail(
                place, "Fall back to", ChangeType.Changed, string.Join(", ", was), string.Join(", ", now), Effect.Different,
                ChangeTopic.Fallback)
            {
                Meaning = "Where the model fails, others are asked in another order: "
                    + $"{string.Join(", ", now)} (was {string.Join(", ", was)}).",
            };
    }

    // A deployment that became another one has a line of its own.
    private static IEnumerable<ChangeDetail> Grown(JsonNode? before, JsonNode? after)
    {
        var (was, now) = (Named(before).ToList(), Named(after).ToList());
        if (now.Count < was.Count && now.Count > 0)
            return was.Except(now).Select(gone => new ChangeDetail(
                "/" + Group, "Fall back to", ChangeType.Removed, gone, null, Effect.Narrower, ChangeTopic.Fallback)
            {
                Meaning = $"`{gone}` no longer answers.",
            });
        return now.Count <= was.Count || was.Count == 0 ? []
            : now.Except(was).Select(fresh => Fresh("/" + Group, fresh) with
            {
                Meaning = $"`{fresh}` may answer as well{(FallbackParts.Address(after, fresh) is { } address ? $", at {address}" : "")}.",
            });
    }

    private static ChangeDetail Fresh(string place, string name) =>
        new(place, "Fall back to", ChangeType.Added, null, name, Effect.NewRoute, ChangeTopic.Fallback)
        { Meaning = $"Where the model fails, `{name}` is asked." };

    // A name, an object that names its model, or LiteLLM's list by model.
    internal static IEnumerable<string> Named(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Named),
        JsonObject asked when Model(asked) is { } model =>
            [asked["provider"].Word() is { } provider && !model.StartsWith(provider + "/", StringComparison.Ordinal)
                ? $"{provider}/{model}"
                : model],
        JsonObject byModel => byModel.SelectMany(one => Named(one.Value)),
        _ => node.Word() is { Length: > 0 } name ? [name] : [],
    };

    internal static string? Model(JsonObject asked) => asked["model"].Word() ?? asked["model_name"].Word() ?? asked["name"].Word();
}
