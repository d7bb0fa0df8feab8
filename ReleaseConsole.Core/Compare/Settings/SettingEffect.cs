using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>Whether a changed setting lets the product do more (a raised limit, a switch that guarded is off) or less.</summary>
public static class SettingEffect
{
    private static readonly string[] Limits = ["limit", "limits", "max", "maximum", "budget", "quota", "ceiling", "cap"];
    private static readonly string[] Guards =
        ["logging", "audit", "redaction", "redact", "pii", "moderation", "filter", "guardrail", "guardrails", "verify", "approval", "tracing"];

    private static readonly string[] Endless =
        ["unlimited", "none", "off", "inf", "infinity", "infinite", "no_limit", "no-limit", "disabled", "-1"];

    // How something is written, and not whether.
    private static readonly string[] Forms =
        ["color", "colour", "colors", "colours", "pretty", "json", "format", "indent", "utc", "timestamp", "timestamps", "emoji"];

    /// <summary>Whether the path speaks of a limit on what may be done.</summary>
    public static bool IsLimit(string pointer) => Speaks(pointer, Limits);

    /// <summary>Whether the path speaks of something that watches or guards: logging, redaction, moderation.</summary>
    public static bool IsGuard(string pointer) =>
        (Speaks(pointer, Guards) && !Forms.Contains(JsonPointer.Last(pointer))) || pointer.EndsWith("/log_level", StringComparison.Ordinal);

    public static Effect Of(PathChange change)
    {
        if (change.Kind == PathChangeKind.Moved)
            return Effect.Different;
        if (IsGuard(change.Path))
            return (SwitchWord.IsOff(Shown(change.Before)), SwitchWord.IsOff(Shown(change.After))) switch
            {
                (false, true) => Effect.Wider,
                (true, false) => Effect.Narrower,
                // Nobody says "off" of what was off anyway.
                (true, true) when change.Kind == PathChangeKind.Added && NamePolarity.Of(change.Path) > 0 => Effect.Wider,
                _ => Effect.Different,
            };
        return IsLimit(change.Path) ? Limit(change) : Effect.Different;
    }

    private static Effect Limit(PathChange change) => (Quantity.Of(change.Before), Quantity.Of(change.After)) switch
    {
        ({ } was, { } now) => Quantity.Step(was, now) switch { > 0 => Effect.Wider, < 0 => Effect.Narrower, _ => Effect.Different },
        (not null, null) when change.After is null || Endless.Contains(Shown(change.After), StringComparer.OrdinalIgnoreCase) =>
            Effect.Wider,
        (null, not null) when change.Kind == PathChangeKind.Added
            || Endless.Contains(Shown(change.Before), StringComparer.OrdinalIgnoreCase) =>
            Effect.Narrower,
        (null, null) => Period(change),
        _ => Effect.Different,
    };

    // So many a day became so many a minute.
    private static Effect Period(PathChange change) =>
        JsonPointer.Last(change.Path) is "per" or "period" or "window" && Spans(change) is var (was, now)
            ? now < was ? Effect.Wider : now > was ? Effect.Narrower : Effect.Different
            : Effect.Different;

    /// <summary>
    /// Whether a limit is counted in another span of time, of which the name does not say whether it is what is counted or in how long.
    /// </summary>
    internal static bool IsInAnotherSpan(PathChange change) => JsonPointer.Last(change.Path) is "unit" or "interval" && IsLimit(change.Path)
        && Spans(change) is var (was, now) && was != now;

    private static (double Was, double Now)? Spans(PathChange change) =>
        Quantity.Of($"1 {Shown(change.Before)}") is { Kind: "s" } was && Quantity.Of($"1 {Shown(change.After)}") is { Kind: "s" } now
            ? (was.Value, now.Value)
            : null;

    private static string? Shown(JsonNode? value) => value?.Shown();

    private static bool Speaks(string pointer, string[] words) => JsonPointer.Segments(pointer)
        .Any(segment => segment.Split('_', '-', '.').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)));
}
