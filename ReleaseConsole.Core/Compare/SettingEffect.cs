using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Whether a changed setting lets the product do more (a raised limit, a switch that guarded is off) or less.</summary>
public static class SettingEffect
{
    private static readonly string[] Limits = ["limit", "limits", "max", "maximum", "budget", "quota", "ceiling", "cap"];
    private static readonly string[] Guards = ["logging", "audit", "redaction", "redact", "pii", "moderation", "filter", "guardrail", "guardrails", "verify", "approval", "tracing"];

    /// <summary>Whether the path speaks of a limit on what may be done.</summary>
    public static bool IsLimit(string pointer) => Speaks(pointer, Limits);

    /// <summary>Whether the path speaks of something that watches or guards: logging, redaction, moderation.</summary>
    public static bool IsGuard(string pointer) => Speaks(pointer, Guards) || pointer.EndsWith("/log_level", StringComparison.Ordinal);

    /// <summary>Whether a value says "off".</summary>
    public static bool IsOff(string? value) => value is null or "false" or "off" or "none" or "disabled" or "0" or "never";

    public static Effect Of(PathChange change)
    {
        if (change.Kind == PathChangeKind.Moved)
            return Effect.Different;
        if (IsGuard(change.Path))
            return (IsOff(Shown(change.Before)), IsOff(Shown(change.After))) switch
            {
                (false, true) => Effect.Wider,
                (true, false) => Effect.Narrower,
                _ => Effect.Different,
            };
        if (!IsLimit(change.Path))
            return Effect.Different;
        return (change.Before.Number(), change.After.Number()) switch
        {
            ({ } was, { } now) => now > was ? Effect.Wider : Effect.Narrower,
            (not null, null) => Effect.Wider,
            (null, not null) when change.Kind == PathChangeKind.Added => Effect.Narrower,
            _ => Effect.Different,
        };
    }

    private static string? Shown(JsonNode? value) => value?.Shown();

    private static bool Speaks(string pointer, string[] words) => JsonPointer.Segments(pointer)
        .Any(segment => segment.Split('_', '-', '.').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)));
}
