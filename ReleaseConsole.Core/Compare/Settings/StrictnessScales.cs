using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Policies;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>The words policies use, from what lets through to what holds back. Words of one step are equally strict.</summary>
internal static class StrictnessScales
{
    private static readonly string[] Modes =
    [
        "mode", "enforcement", "enforcement_mode", "enforcement_action", "fail_mode", "failure_mode", "failure_policy", "on_error",
        "on_failure", "on_timeout",
    ];

    private static readonly string[][][] Scales =
    [
        PolicyActions.Scale,
        [["open", "fail_open"], ["closed", "fail_closed"]],
        [["off", "none"], ["info"], ["low"], ["medium"], ["high"], ["critical"]],
        [["disabled", "off", "none"], ["optional"], ["recommended"], ["required"]],
        [["lenient", "permissive", "relaxed"], ["balanced", "moderate", "default", "standard", "normal"], ["strict"]],
    ];

    /// <summary>By how much stricter the later word is; null where they are on no scale together.</summary>
    public static int? Step(string before, string after)
    {
        foreach (var scale in Scales)
            if (At(scale, before) is >= 0 and var from && At(scale, after) is >= 0 and var to)
                return to - from;
        return null;
    }

    /// <summary>Where it says how a whole policy acts: whether it holds back then, or only looks on. Null for anything else.</summary>
    public static bool? IsWhole(string path, string? word) =>
        word is null || !Modes.Contains(JsonPointer.Segments(path)[^1].Replace('-', '_').ToLowerInvariant()) ? null
        : At(Scales[1], word) is >= 0 and var open ? open > 0
        : At(Scales[0], word) is >= 0 and var step ? step > PolicyActions.Mildest
        : At(Scales[4], word) switch { 0 => false, 2 => true, _ => null };

    public static int At(string[][] scale, string word) =>
        Array.FindIndex(scale, step => step.Contains(word.Replace('-', '_').Replace(' ', '_'), StringComparer.OrdinalIgnoreCase));
}
