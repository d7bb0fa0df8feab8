using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Two policies for releases (<c>format: release-gates/…</c>) by what they ask: rules in force and how grave they are, what an evaluation
/// must show, how many sign of which lane, what review requires. Asking for less is wider.
/// </summary>
internal static class ReleaseGateChanges
{
    private static readonly string[] Grave = ["low", "medium", "high", "critical"];
    private static readonly string[] Paths = ["approve", "approve-with-conditions", "route-to-lanes", "do-not-ship"];

    /// <summary>Null where one of them is no policy for releases.</summary>
    public static IReadOnlyList<ChangeDetail>? Of(JsonNode? before, JsonNode? after)
    {
        if (before is not JsonObject old || after is not JsonObject young || !IsGate(old) || !IsGate(young))
            return null;
        var (was, now) = (GateShape.Of(old, young), GateShape.Of(young, old));
        var whole = StructureDiff.Of(was.Whole, now.Whole);
        var said = whole.Select(Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. whole.Select(change => Line(change, JsonPointer.Segments(change.Path))),
            .. was.Environments.Keys.Union(now.Environments.Keys).Order(StringComparer.Ordinal).SelectMany(environment => StructureDiff
                .Of(was.In(environment), now.In(environment)).Where(change => !said.Contains(Key(change)))
                .Select(change => Own(environment, change))),
            .. RouteChanges.Of(was.Routes, now.Routes),
            .. FreezeChanges.Of(was.Freezes, now.Freezes),
        ];
    }

    // What changes for all changes in every environment with it and is told once.
    private static string Key(PathChange change) => $"{change.Path} {CanonicalKey.Of(change.Before)} {CanonicalKey.Of(change.After)}";

    private static ChangeDetail Own(string environment, PathChange change)
    {
        var line = Line(change, JsonPointer.Segments(change.Path));
        var place = JsonPointer.Child("/environments", environment) + change.Path;
        return line with
        { Place = place, Label = JsonValues.Dotted(place), Meaning = line.Meaning is null ? null : $"In {environment}: {line.Meaning}" };
    }

    private static bool IsGate(JsonObject root) => root["format"].Word()?.StartsWith("release-gates/", StringComparison.Ordinal) == true;

    private static ChangeDetail Line(PathChange change, IReadOnlyList<string> at) => at switch
    {
        ["rules", ..] => OfRules(change, at),
        ["evaluation", ..] => OfEvaluation(change, at),
        ["combination", var what] => Told(
            change, ChangeTopic.Threshold,
            change.Kind == PathChangeKind.Changed ? GateEffect.Figure(change, higherAsksLess: true) : GateEffect.Presence(change),
            GateEffect.Combined(what, change)),
        ["recommend", var level] =>
            Told(change, ChangeTopic.Action, GateEffect.Ranked(change, Paths), $"At {level} risk the advice is "
                + $"{change.After.Shown()} (was {change.Before.Shown()})."),
        ["routing", var where, var level, var lane] => Routed(change, where, level, lane),
        ["routing", ..] =>
            Told(change, ChangeTopic.Lane, GateEffect.Presence(change),
            change.Kind == PathChangeKind.Removed ? $"{string.Join(", ", at.Skip(1))} has no signatures of its own any more." : null),
        ["review", "policy_changes"] =>
            Told(change, ChangeTopic.Quorum, Effect.Different, $"Another policy is signed by {change.After?.Shown() ?? "the usual lane"} "
                + $"(was {change.Before?.Shown() ?? "the usual lane"})."),
        ["review", "policy_changes", var lane] =>
            Told(change, ChangeTopic.Quorum,
            change.Kind == PathChangeKind.Changed ? GateEffect.Figure(change, higherAsksLess: false) : GateEffect.Presence(change),
            $"Another policy takes {change.After?.Shown() ?? "nobody"} of {lane} (was {change.Before?.Shown() ?? "nobody"})."),
        ["review", .., var what] =>
            Told(change, ChangeTopic.Requirement, GateEffect.OfReview(change, what),
            $"In review, {string.Join(' ', at.Skip(1)).Replace('_', ' ')} is {change.After?.Shown() ?? "not stated"} (was "
            + $"{change.Before?.Shown() ?? "not stated"})."),
        _ => OfAnything(change, at),
    };

    private static ChangeDetail OfRules(PathChange change, IReadOnlyList<string> at) => at switch
    {
        ["rules", var rule] =>
            Told(change, ChangeTopic.Requirement, GateEffect.Presence(change),
            change.Kind == PathChangeKind.Removed
                ? $"Releases are no longer judged by `{rule}`."
                : $"Releases are judged by `{rule}` now."),
        ["rules", var rule, "severity"] =>
            Told(change, ChangeTopic.Requirement, GateEffect.Ranked(change, Grave),
            $"`{rule}` counts as {change.After.Shown()} (was {change.Before.Shown()})."),
        // Days before the end: fewer of them warn later.
        ["rules", "model-retiring", "threshold"] =>
            Told(change, ChangeTopic.Threshold, GateEffect.Days(change.Before, change.After),
            $"`model-retiring` speaks {GateEffect.Days(change.After)} before the end (was {GateEffect.Days(change.Before)})."),
        ["rules", var rule, "threshold"] =>
            Told(change, ChangeTopic.Threshold, GateEffect.Figure(change, higherAsksLess: true),
            $"`{rule}` speaks from {change.After.Shown()} on (was {change.Before.Shown()})."),
        ["rules", var rule, "lane"] =>
            // Who looks at it knows other things; neither is more than the other.
            Told(change, ChangeTopic.Lane, Effect.Different, $"`{rule}` is looked at by "
                + $"{change.After?.Shown() ?? "the usual lane"} (was {change.Before?.Shown() ?? "the usual lane"}).").Untold(),
        _ => OfAnything(change, at),
    };

    private static ChangeDetail OfEvaluation(PathChange change, IReadOnlyList<string> at) => at switch
    {
        ["evaluation", "metrics"] =>
            Told(change, ChangeTopic.Requirement, GateEffect.Presence(change),
            change.Kind == PathChangeKind.Removed
                ? "The policy says nothing of single metrics any more."
                : "The policy says which metrics gate."),
        ["evaluation", "metrics", var metric] => Gated(change, metric, change.Before?["gate"], change.After?["gate"]),
        ["evaluation", "metrics", var metric, "gate"] => Gated(change, metric, change.Before, change.After),
        ["evaluation", "metrics", var metric, "margin" or "margin_share"] =>
            Told(change, ChangeTopic.Threshold, GateEffect.Figure(change, higherAsksLess: true),
            $"{metric} may lose {GateEffect.Loss(change.After, at[^1])} (was {GateEffect.Loss(change.Before, at[^1])})."),
        ["evaluation", "metrics", var metric, "better"] =>
            Told(change, ChangeTopic.Rule, Effect.Different,
            $"Of {metric} {change.After?.Shown() ?? "the usual side"} is better (was {change.Before?.Shown() ?? "the usual side"})."),
        ["evaluation", "groups"] =>
            Told(change, ChangeTopic.Rule, Effect.Different, $"Groups of cases are read as {change.After?.Shown() ?? "auto"} (was "
                + $"{change.Before?.Shown() ?? "auto"})."),
        ["evaluation", "covers", var kind] =>
            Told(change, ChangeTopic.Requirement, GateEffect.Presence(change), change.Kind == PathChangeKind.Removed
                ? $"A change of {kind} no longer needs an evaluation that ran with it."
                : $"A change of {kind} needs an evaluation that ran with it."),
        ["evaluation", var what] =>
            Told(change, ChangeTopic.Threshold, GateEffect.Figure(change, what is "margin" or "maximum_missing"),
            $"An evaluation is held to {what.Replace('_', ' ')} {change.After.Shown()} (was {change.Before.Shown()})."),
        _ => OfAnything(change, at),
    };

    private static ChangeDetail OfAnything(PathChange change, IReadOnlyList<string> at)
    {
        var effect = Strictness.Effect(change, root: null) ?? Effect.Different;
        return at.Any(part => part.Contains("freeze", StringComparison.Ordinal))
            ? Told(change, ChangeTopic.Freeze, change.Kind == PathChangeKind.Changed ? effect : GateEffect.Presence(change), null)
            : Told(change, ChangeTopic.Rule, effect, null);
    }

    // What is not named is watched, but for the pass rate, which gates until a policy says otherwise.
    private static ChangeDetail Gated(PathChange change, string metric, JsonNode? before, JsonNode? after)
    {
        var (was, now) = (IsGating(before), IsGating(after));
        return (was, now) switch
        {
            (true, false) => Told(change, ChangeTopic.Requirement, Effect.Wider, $"Releases are no longer gated by {metric}."),
            (false, true) => Told(change, ChangeTopic.Requirement, Effect.Narrower, $"Releases are gated by {metric} now."),
            _ =>
                Told(change, ChangeTopic.Rule, Effect.Different,
                $"What is said of {metric} changed; it is {(now ? "a gate" : "watched")} as before."),
        };

        bool IsGating(JsonNode? gate) => gate is null ? metric == "pass" : GateEffect.Truth(gate);
    }

    private static ChangeDetail Routed(PathChange change, string where, string level, string lane)
    {
        var place = $"In {where} environments, {level} risk";
        return change.Kind switch
        {
            PathChangeKind.Removed =>
                Told(change, ChangeTopic.Lane, Effect.Wider, $"{place} no longer asks {lane} (was {change.Before.Shown()} to sign)."),
            PathChangeKind.Added =>
                Told(change, ChangeTopic.Lane, Effect.Narrower, $"{place} asks {lane} too ({change.After.Shown()} to sign)."),
            PathChangeKind.Changed or PathChangeKind.Moved =>
                Told(change, ChangeTopic.Quorum, GateEffect.Figure(change, higherAsksLess: false),
                $"{place} takes {change.After.Shown()} of {lane} (was {change.Before.Shown()})."),
        };
    }

    private static ChangeDetail Told(PathChange change, ChangeTopic topic, Effect effect, string? meaning) =>
        PathDetail.Of(change, topic, effect) with { Meaning = meaning };
}
