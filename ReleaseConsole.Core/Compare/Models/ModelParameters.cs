using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>
/// The settings of a model that differ. One parameter has several names (<c>max_tokens</c>, <c>max_completion_tokens</c>) and stands in
/// several places (<c>reasoning.effort</c>): under another name it is not gone. Of some lists the order means nothing.
/// </summary>
internal static class ModelParameters
{
    private static readonly string[][] Names =
    [
        ["max_tokens", "max_completion_tokens", "max_output_tokens", "maxOutputTokens", "maxTokens", "max_new_tokens", "max_tokens_to_sample",
            "num_predict"],
        ["reasoning_effort", "effort", "reasoningEffort"],
        ["thinking_budget", "budget_tokens", "thinkingBudget"],
        ["stop", "stop_sequences", "stopSequences"],
        ["top_p", "topP"], ["top_k", "topK"], ["frequency_penalty", "frequencyPenalty"], ["presence_penalty", "presencePenalty"],
        ["temperature"], ["seed"], ["verbosity"], ["base_url", "baseUrl", "api_base", "api_url"],
    ];

    private static readonly string[] Groups =
    [
        "parameters", "params", "reasoning", "thinking", "thinking_config", "thinkingConfig", "output_config", "text", "generationConfig",
        "generation_config", "inferenceConfig", "model_kwargs", "extra_body", "litellm_params", "options", "provider",
        "provider_preferences",
    ];

    private static readonly string[] Sets =
        ["stop", "stop_sequences", "stopSequences", "modalities", "response_modalities", "responseModalities", "betas", "anthropic_beta", "include"];

    public static IEnumerable<ChangeDetail> Of(JsonNode? before, JsonNode? after)
    {
        var changes = StructureDiff.Of(InOrderOf(before, after), after).SelectMany(Leaves).Where(change => !IsOnlyMoved(change)).ToList();
        var pairs = Pairs(changes);
        var gone = pairs.Values.ToHashSet();
        foreach (var change in changes.Where(change => !gone.Contains(change)))
            yield return pairs.TryGetValue(change, out var was)
                ? Told(was.Path, change with { Kind = PathChangeKind.Changed, Before = was.Before })
                : Told(change.Path, change);
    }

    private static ChangeDetail Told(string was, PathChange change)
    {
        var line = PathDetail.Of(change, ModelSettings.Topic(change.Path));
        if (change.Kind != PathChangeKind.Changed || !IsSame(change.Before, change.After))
            return line;
        return line with
        {
            Meaning = was == change.Path
                ? $"{line.Label} is {line.After}, as before, in another form."
                : $"`{JsonValues.Dotted(was)}` is called `{line.Label}` now; it is {line.After}, as before.",
        };
    }

    private static Dictionary<PathChange, PathChange> Pairs(List<PathChange> changes)
    {
        var pairs = new Dictionary<PathChange, PathChange>();
        foreach (var gone in changes.Where(change => change.Kind == PathChangeKind.Removed))
            if (Key(gone.Path) is { } key && Keyed(PathChangeKind.Added, key) is [var only]
                && Keyed(PathChangeKind.Removed, key).Count == 1)
                pairs[only] = gone;
        return pairs;

        List<PathChange> Keyed(PathChangeKind kind, string key) =>
            changes.FindAll(change => change.Kind == kind && Key(change.Path) == key);
    }

    // Each deployment of a group has parameters of its own.
    private static string? Key(string path)
    {
        var segments = JsonPointer.Segments(path).ToList();
        var name = Array.Find(Names, one => one.Contains(segments[^1], StringComparer.Ordinal));
        return name is null
            ? null
            : $"{string.Join('/', segments.Take(segments.FindLastIndex(one => one.All(char.IsAsciiDigit)) + 1))} {name[0]}";
    }

    private static IEnumerable<PathChange> Leaves(PathChange change) =>
        (change.Kind, change.Before ?? change.After) is (PathChangeKind.Added or PathChangeKind.Removed, JsonObject members)
            && Groups.Contains(JsonPointer.Last(change.Path))
            ? members.SelectMany(one => Leaves(change.Kind == PathChangeKind.Added
                ? new PathChange(JsonPointer.Child(change.Path, one.Key), PathChangeKind.Added, null, one.Value)
                : new PathChange(JsonPointer.Child(change.Path, one.Key), PathChangeKind.Removed, one.Value, null)))
            : [change];

    // What is found by a category is in no order.
    private static bool IsOnlyMoved(PathChange change) =>
        change.Kind == PathChangeKind.Moved && change.Path.Contains("safety", StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(JsonNode? was, JsonNode? now) => CanonicalKey.Same(was, now)
        || (was is JsonArray { Count: 1 } list && CanonicalKey.Same(list[0], now))
        || (now is JsonArray { Count: 1 } only && CanonicalKey.Same(was, only[0]))
        || (was is JsonValue && now is JsonValue && was.Shown(int.MaxValue) == now.Shown(int.MaxValue));

    private static JsonNode? InOrderOf(JsonNode? before, JsonNode? after)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject young):
                return new JsonObject(old.Select(one => KeyValuePair.Create(
                    one.Key, Sets.Contains(one.Key) && one.Value is JsonArray was && young[one.Key] is JsonArray now
                        ? Sorted(was, now) : InOrderOf(one.Value, young[one.Key])?.DeepClone())));
            default:
                return before;
        }
    }

    private static JsonArray Sorted(JsonArray was, JsonArray now)
    {
        var order = now.Select(CanonicalKey.Of).ToList();
        return new JsonArray(
            [.. was.OrderBy(one => order.IndexOf(CanonicalKey.Of(one)) is >= 0 and var at ? at : int.MaxValue)
                .Select(one => one?.DeepClone())]);
    }
}
