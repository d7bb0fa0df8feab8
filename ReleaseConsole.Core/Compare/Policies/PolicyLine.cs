using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// One difference of a structured policy, told by what it is: a rule that came or went, what a rule does, from which figure it acts.
/// </summary>
internal static class PolicyLine
{
    private static readonly string[] Actions = ["action", "effect", "decision", "verdict", "on_match", "outcome", "mode", "default"];
    private static readonly string[] Figures =
        ["limit", "max", "maximum", "min", "minimum", "amount", "threshold", "tolerance", "margin", "quota", "budget", "ceiling"];
    private static readonly string[] Freezes = ["freeze", "freezes", "blackout", "blackouts"];

    public static ChangeDetail Of(PathChange change, JsonNode? before, JsonNode? after)
    {
        var segments = JsonPointer.Segments(change.Path);
        var owner = change.Kind == PathChangeKind.Removed ? before : after;
        var (effect, meaning) = (Strictness.Effect(change, owner), (string?)null);
        if (effect is null && RuleTexts.Of(change) is var (read, told))
            (effect, meaning) = (read, told);
        var line = PathDetail.Of(change, Topic(segments, change), effect ?? Effect.Different);
        line = line with { Label = RulePlaces.Named(owner, segments) };
        line = line with { Meaning = meaning ?? Said(line, change, RulePlaces.Owner(owner, segments)) ?? Listed(change, owner, segments) };
        return effect is null ? line.Untold() : line;
    }

    private static ChangeTopic Topic(IReadOnlyList<string> segments, PathChange change) =>
        change.Kind == PathChangeKind.Moved ? ChangeTopic.Rule
        : Speaks(segments, Freezes) ? ChangeTopic.Freeze
        : segments.Count > 0 && Actions.Contains(segments[^1], StringComparer.OrdinalIgnoreCase) ? ChangeTopic.Action
        : (Quantity.Of(change.Before) ?? Quantity.Of(change.After)) is not null && Speaks(segments, Figures) ? ChangeTopic.Threshold
        : ChangeTopic.Rule;

    private static string? Said(ChangeDetail line, PathChange change, string? rule) => line.Topic switch
    {
        ChangeTopic.Action when rule is not null && line is { Before: { } was, After: { } now } =>
            $"Rule `{rule}` now says {now} (was {was}).",
        ChangeTopic.Threshold when rule is not null && line is { Before: { } was, After: { } now } =>
            $"Rule `{rule}` acts from {now} on (was {was}).",
        ChangeTopic.Rule when change.Kind == PathChangeKind.Moved && rule is not null =>
            $"Rule `{rule}` stands at {line.After} now (was {line.Before}).",
        ChangeTopic.Rule when change.Kind == PathChangeKind.Removed && RulePlaces.Name(change.Before) is { } name =>
            $"Rule `{name}` is gone.",
        ChangeTopic.Rule when change.Kind == PathChangeKind.Added && RulePlaces.Name(change.After) is { } name => $"Rule `{name}` is new.",
        ChangeTopic.Freeze when RuleSwitch.Of(change) is null =>
            line.After is null
                ? $"{line.Label} is no longer frozen (was {line.Before})."
                : $"The freeze {line.Label} is {line.After} (was {line.Before ?? "none"}).",
        _ when rule is not null && RuleSwitch.Of(change) is (var was, var now) && was != now =>
            $"Rule `{rule}` is switched {(now ? "on" : "off")}.",
        _ => null,
    };

    private static string? Listed(PathChange change, JsonNode? root, IReadOnlyList<string> segments)
    {
        if (!PolicyPlaces.IsElement(change.Path) || segments.Count < 2 || change.Kind == PathChangeKind.Moved
            || (change.Before ?? change.After) is not JsonValue)
            return null;
        var list = RulePlaces.Named(root, [.. segments.SkipLast(1)], isMarked: true);
        return change.Kind switch
        {
            PathChangeKind.Removed => $"{list} no longer names {change.Before.Shown(60)}.",
            PathChangeKind.Added => $"{list} names {change.After.Shown(60)} as well.",
            _ => $"{list} names {change.After.Shown(60)} in place of {change.Before.Shown(60)}.",
        };
    }

    /// <summary>
    /// The lines of a change. Inside a part that came, what lets more through is a line of its own; a rule that came is judged as a whole.
    /// </summary>
    public static IEnumerable<ChangeDetail> All(PathChange change, JsonNode? before, JsonNode? after)
    {
        var whole = Of(change, before, after);
        var inside = change is { Kind: PathChangeKind.Added, After: JsonObject part } && !PolicyPlaces.IsElement(change.Path)
            && !PolicyActions.IsRule(part) && !RuleSwitch.IsOff(part) && whole.Effect != Effect.Wider
            ? Leaves(change.Path, part).Select(leaf => Of(leaf, before, after)).Where(line => line.Effect == Effect.Wider).ToList()
            : [];
        return inside.Count == 0 ? [whole]
            : [whole with { Effect = whole.Effect == Effect.Narrower ? Effect.Different : whole.Effect }, .. inside];
    }

    private static IEnumerable<PathChange> Leaves(string path, JsonNode? value) => value is JsonObject part && !PolicyActions.IsRule(part)
        ? part.SelectMany(one => Leaves(JsonPointer.Child(path, one.Key), one.Value))
        : [new PathChange(path, PathChangeKind.Added, Before: null, value)];

    private static bool Speaks(IReadOnlyList<string> segments, string[] words) =>
        segments.Any(segment => segment.Split('_', '-').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)
            || words.Contains(part.TrimEnd('s'), StringComparer.OrdinalIgnoreCase)));
}
