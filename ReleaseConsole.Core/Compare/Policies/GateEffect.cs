using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Which way a change of a policy for releases goes: asking for less is wider.</summary>
internal static class GateEffect
{
    public static Effect OfReview(PathChange change, string what) => what switch
    {
        "contributors_may_approve" or "initiator_may_sign" or "settled_findings_release_lane" =>
            Truth(change.After) == Truth(change.Before) ? Effect.Different : Truth(change.After) ? Effect.Wider : Effect.Narrower,
        "evaluation_required" or "accepted_risks_expire" =>
            Truth(change.After) == Truth(change.Before) ? Effect.Different : Truth(change.After) ? Effect.Narrower : Effect.Wider,
        "signatures" => Figure(change, higherAsksLess: false),
        // A role that may break glass is one more way past the signatures.
        _ => change.Kind switch { PathChangeKind.Added => Effect.Wider, PathChangeKind.Removed => Effect.Narrower, _ => Effect.Different },
    };

    public static Effect Presence(PathChange change) =>
        change.Kind switch { PathChangeKind.Removed => Effect.Wider, PathChangeKind.Added => Effect.Narrower, _ => Effect.Different };

    public static Effect Ranked(PathChange change, string[] scale)
    {
        var (was, now) = (Array.IndexOf(scale, change.Before.Word()), Array.IndexOf(scale, change.After.Word()));
        return was < 0 || now < 0 || was == now ? Effect.Different : now < was ? Effect.Wider : Effect.Narrower;
    }

    public static Effect Figure(PathChange change, bool higherAsksLess) => (change.Before.Number(), change.After.Number()) switch
    {
        ({ } was, { } now) when was != now => now > was == higherAsksLess ? Effect.Wider : Effect.Narrower,
        (not null, null) => higherAsksLess ? Effect.Narrower : Effect.Wider,
        (null, not null) => higherAsksLess ? Effect.Wider : Effect.Narrower,
        _ => Effect.Different,
    };

    // Unsaid, a model's end is warned of 90 days before.
    public static Effect Days(JsonNode? before, JsonNode? after) => (after.Number() ?? 90).CompareTo(before.Number() ?? 90) switch
    {
        < 0 => Effect.Wider,
        > 0 => Effect.Narrower,
        _ => Effect.Different,
    };

    /// <summary>Days before the end as words.</summary>
    public static string Days(JsonNode? days) => days.Number() is { } said ? Counted.Of((long)said, "day") : "the usual 90 days";

    /// <summary>What may be lost, a share of the baseline as percent of it.</summary>
    public static string Loss(JsonNode? value, string measure) => value is null ? "nothing"
        : measure == "margin_share" && value.Number() is { } share ? FormattableString.Invariant($"{share * 100:0.##} % of what it was")
        : value.Shown();

    /// <summary>From how many findings on several of one grade are one of the next: <c>medium_becomes_high_at</c>.</summary>
    public static string Combined(string what, PathChange change)
    {
        var said = what.EndsWith("_at", StringComparison.Ordinal) ? what[..^3] : what;
        var words = string.Join(' ', said.Split('_').Select((word, at) => at == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word));
        return change.After is null ? $"{words} at no number of findings (was at {change.Before.Shown()})."
            : $"{words} at {change.After.Shown()} (was {(change.Before is null ? "at no number" : "at " + change.Before.Shown())}).";
    }

    public static bool Truth(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;
}
