using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>One difference of a structured policy, told by what it is: a rule that came or went, what a rule does, from which figure it acts.</summary>
internal static class PolicyLine
{
    private static readonly string[] Actions = ["action", "effect", "decision", "verdict", "on_match", "outcome", "mode", "default"];
    private static readonly string[] Figures =
        ["limit", "max", "maximum", "min", "minimum", "amount", "threshold", "tolerance", "margin", "quota", "budget", "ceiling"];
    private static readonly string[] Freezes = ["freeze", "freezes", "blackout", "blackouts"];

    public static ChangeDetail Of(PathChange change, JsonNode? before, JsonNode? after)
    {
        var segments = JsonPointer.Segments(change.Path);
        var line = PathDetail.Of(change, Topic(segments, change), Strictness.Effect(change));
        var owner = change.Kind == PathChangeKind.Removed ? before : after;
        return line with { Meaning = Said(line, change, Owner(owner, segments)) };
    }

    private static ChangeTopic Topic(IReadOnlyList<string> segments, PathChange change) =>
        change.Kind == PathChangeKind.Moved ? ChangeTopic.Rule
        : Speaks(segments, Freezes) ? ChangeTopic.Freeze
        : segments.Count > 0 && Actions.Contains(segments[^1], StringComparer.OrdinalIgnoreCase) ? ChangeTopic.Action
        : (change.Before.Number() ?? change.After.Number()) is not null && Speaks(segments, Figures) ? ChangeTopic.Threshold
        : ChangeTopic.Rule;

    private static string? Said(ChangeDetail line, PathChange change, string? rule) => line.Topic switch
    {
        ChangeTopic.Action when rule is not null && line is { Before: { } was, After: { } now } =>
            $"Rule `{rule}` now says {now} (was {was}).",
        ChangeTopic.Threshold when rule is not null && line is { Before: { } was, After: { } now } =>
            $"Rule `{rule}` acts from {now} on (was {was}).",
        ChangeTopic.Rule when change.Kind == PathChangeKind.Moved && rule is not null =>
            $"Rule `{rule}` stands at {line.After} now (was {line.Before}).",
        ChangeTopic.Rule when change.Kind == PathChangeKind.Removed && Name(change.Before) is { } name => $"Rule `{name}` is gone.",
        ChangeTopic.Rule when change.Kind == PathChangeKind.Added && Name(change.After) is { } name => $"Rule `{name}` is new.",
        ChangeTopic.Freeze =>
            line.After is null
                ? $"{line.Label} is no longer frozen (was {line.Before})."
                : $"The freeze {line.Label} is {line.After} (was {line.Before ?? "none"}).",
        _ => null,
    };

    // The nearest named thing the place stands in.
    private static string? Owner(JsonNode? root, IReadOnlyList<string> segments)
    {
        string? name = null;
        foreach (var segment in segments)
        {
            root = root switch
            {
                JsonObject members => members[segment],
                JsonArray list => int.TryParse(segment, out var at) && at < list.Count ? list[at] : null,
                _ => null,
            };
            name = Name(root) ?? name;
        }
        return name;
    }

    private static string? Name(JsonNode? node) =>
        node is JsonObject members ? (members["id"] ?? members["name"] ?? members["key"]).Word() : null;

    private static bool Speaks(IReadOnlyList<string> segments, string[] words) =>
        segments.Any(segment => segment.Split('_', '-').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)));
}
