using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Policies;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>Whether a change in a policy lets more through, by the words and figures policies use.</summary>
internal static class Strictness
{
    private static readonly string[] Ceilings =
        ["limit", "max", "maximum", "amount", "threshold", "tolerance", "margin", "quota", "budget", "ceiling", "cap"];
    private static readonly string[] Floors =
        ["min", "minimum", "signatures", "quorum", "approvals", "reviewers", "count", "sample", "sampling", "coverage", "sensitivity"];
    private static readonly string[] Freezes = ["freeze", "blackout"];
    private static readonly string[] Permissions = ["allow", "allowed", "permit", "permitted", "allowlist", "whitelist", "trusted", "may"];
    private static readonly string[] Refusals =
        ["deny", "denied", "block", "blocked", "forbid", "forbidden", "denylist", "blocklist", "blacklist"];
    private static readonly string[] Exceptions =
    [
        "exempt", "exemption", "exceptions", "exception", "except", "unless", "exclude", "excluded", "exclusion", "ignore", "ignored",
        "skip", "bypass", "disabled", "disable", "muted", "suppressed", "suppression",
    ];

    /// <summary>
    /// The effect of a change in a document of which this is the root, the earlier one of what was removed. Null: it cannot be told.
    /// </summary>
    public static Effect? Effect(PathChange change, JsonNode? root)
    {
        // Where the first rule that holds decides, an exception before a ban is one, and behind it is none.
        if (change.Kind == PathChangeKind.Moved && PolicyActions.PassesOver(change, root))
            return null;
        if (change.Kind == PathChangeKind.Moved || PolicyPlaces.IsForPeople(change.Path) || Quantity.AreSame(change.Before, change.After))
            return Compare.Effect.Different;
        var value = change.After ?? change.Before;
        var permits = Permits(change, value);
        // A rule that lets something through holds back more when it is off. What is said where nothing was said is off or on as before.
        if (RuleSwitch.Of(change) is (var was, var now))
            return was != now ? now == SwitchesPermit(change, root) ? Compare.Effect.Wider : Compare.Effect.Narrower
                : change.Kind == PathChangeKind.Removed ? null : Compare.Effect.Different;
        if (change.Kind != PathChangeKind.Changed && RuleSwitch.IsOff(value))
            return Compare.Effect.Different;
        if (change.Kind != PathChangeKind.Changed && Approvals.Of(change.Path, root) is (true, var isAny))
            return isAny is null ? null : change.Kind == PathChangeKind.Added ? Compare.Effect.Wider : Compare.Effect.Narrower;
        // What comes to a rule that lets through may be a condition of it, or one thing more.
        if (change.Kind != PathChangeKind.Changed && !permits && IsOfPermit(change, root))
            return null;
        return change.Kind == PathChangeKind.Changed ? Changed(change, permits)
            : change.Kind == PathChangeKind.Added ? Coming(change, change.After, permits)
            : Turned(Coming(change, change.Before, permits));
    }

    private static Effect? Changed(PathChange change, bool permits)
    {
        if (Within(change, Freezes) && Frozen(change) is { } frozen)
            return frozen;
        if (SwitchWord.Truth(change.Before) is { } did && SwitchWord.Truth(change.After) is { } does)
            return did == does ? Compare.Effect.Different : Switched(change, does, permits);
        if (Quantity.Step(Quantity.Of(change.Before), Quantity.Of(change.After)) is { } step)
            return Approvals.Figure(change.Path, step)
                ?? (Within(change, Ceilings) ? Rising(step) : Within(change, Floors) ? Rising(-step) : null);
        if (change.Before.Word() is not { } before || change.After.Word() is not { } after)
            return null;
        // In a list, one is lost and one is new: of what is let through and of what is held back, either lets more through.
        return StrictnessScales.Step(before, after) is { } steps ? Rising(-steps)
            : PolicyPlaces.IsElement(change.Path) && PolicyPlaces.IsEverything(before) != PolicyPlaces.IsEverything(after)
                ? permits || Within(change, Refusals) || Permission(change) < 0
                    ? Rising(permits == PolicyPlaces.IsEverything(after) ? 1 : -1)
                    : null
            : PolicyPlaces.IsElement(change.Path) && PolicyPlaces.IsName(before) && PolicyPlaces.IsName(after) ? Compare.Effect.Wider
            : null;
    }

    // What it means that it is there, where it was not.
    private static Effect? Coming(PathChange change, JsonNode? value, bool permits)
    {
        if (permits)
            return Compare.Effect.Wider;
        if (value is not JsonValue || PolicyPlaces.IsElement(change.Path))
            return Compare.Effect.Narrower;
        if (Within(change, Freezes))
            return Compare.Effect.Narrower;
        if (SwitchWord.Truth(value) is { } says)
            return Switched(change, says, permits);
        if (Quantity.Of(value) is not null)
            return Within(change, Ceilings) || Within(change, Floors) ? Compare.Effect.Narrower : null;
        return StrictnessScales.IsWhole(change.Path, value.Word()) is { } holds ? holds ? Compare.Effect.Narrower : Compare.Effect.Wider
            : PolicyActions.IsAction(change.Path) && !PolicyActions.IsMild(value.Word()) ? Compare.Effect.Narrower
            : null;
    }

    private static Effect? Switched(PathChange change, bool isOn, bool permits) => NamePolarity.Of(change.Path) switch
    {
        0 when permits && !PolicyPlaces.IsPassedOver(change.Path) => isOn ? Compare.Effect.Wider : Compare.Effect.Narrower,
        0 => null,
        var sign => isOn == (sign > 0) ? Compare.Effect.Narrower : Compare.Effect.Wider,
    };

    // A freeze that is shorter, starts later or ends earlier lets more through.
    private static Effect? Frozen(PathChange change) =>
        (JsonPointer.Segments(change.Path)[^1].ToLowerInvariant(), Instant(change.Before), Instant(change.After)) switch
        {
            ("until" or "to" or "end" or "ends" or "end_date", { } was, { } now) => Rising(now < was ? 1 : -1),
            ("from" or "since" or "start" or "starts" or "start_date", { } was, { } now) => Rising(now > was ? 1 : -1),
            _ => Quantity.Step(Quantity.Of(change.Before), Quantity.Of(change.After)) is { } step ? Rising(-step) : null,
        };

    private static double? Instant(JsonNode? value) =>
        DateTimeOffset.TryParse(value.Word(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcTicks
            : null;

    // What permits: a list of what is let through, a rule whose action lets through, or such an action; not what is taken out of it.
    private static bool Permits(PathChange change, JsonNode? value) => Within(change, Exceptions)
        != (Permission(change) > 0 || PolicyActions.LetsThrough(value) || PolicyActions.Passes(change.Path, value));

    // 1: what stands there is permitted; -1: a name such as may_not or not_allowed says that it is not.
    private static int Permission(PathChange change)
    {
        var found = 0;
        foreach (var words in JsonPointer.Segments(change.Path).Select(NameWords.Of))
            for (var at = 0; at < words.Count; at++)
                if (IsOf(words[at], Permissions))
                    found = words[at] == "may" ? IsNot(words.ElementAtOrDefault(at + 1)) ? -1 : 1
                        : words.Take(at).Any(IsNot) ? -1 : 1;
        return found;
    }

    private static bool IsNot(string? word) => word is "not" or "never";

    // Whether what is switched lets through; the name of the switch itself says only which way it goes.
    private static bool SwitchesPermit(PathChange change, JsonNode? root) =>
        IsOfPermit(change, root) || Permits(change with { Path = JsonPointer.Above(change.Path) }, value: null);

    private static bool IsOfPermit(PathChange change, JsonNode? root) =>
        PolicyPlaces.Around(root, change.Path).Any(PolicyActions.LetsThrough) || NamePolarity.Of(JsonPointer.Above(change.Path)) < 0;

    private static Effect Rising(int step) =>
        step > 0 ? Compare.Effect.Wider : step < 0 ? Compare.Effect.Narrower : Compare.Effect.Different;

    private static Effect? Turned(Effect? effect) => effect switch
    {
        Compare.Effect.Wider => Compare.Effect.Narrower,
        Compare.Effect.Narrower => Compare.Effect.Wider,
        _ => effect,
    };

    private static bool Within(PathChange change, string[] words) => JsonPointer.Segments(change.Path)
        .Any(segment => NameWords.Of(segment).Any(part => IsOf(part, words)));

    private static bool IsOf(string word, string[] words) => words.Contains(word) || words.Contains(word.TrimEnd('s'));
}
