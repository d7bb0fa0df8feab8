using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>The words that settings and policies write for "on" and "off".</summary>
internal static class SwitchWord
{
    /// <summary>
    /// Whether it is on; null for a word that says neither. A figure or "never" may be an amount, and is none of these words.
    /// </summary>
    public static bool? Truth(JsonNode? value) => Truth(value.Shown().ToLowerInvariant());

    /// <summary>The same where something is known to be switched, so that 1, 0, "none" and "never" say it too.</summary>
    public static bool? Of(JsonNode? value) => Of(value.Shown());

    /// <summary>Whether a value says "off"; what is not stated is off.</summary>
    public static bool IsOff(string? value) => value is null || Of(value) == false;

    private static bool? Of(string value) => value.ToLowerInvariant() switch
    {
        "1" => true,
        "0" or "none" or "never" => false,
        var word => Truth(word),
    };

    private static bool? Truth(string word) => word switch
    {
        "true" or "on" or "yes" or "enabled" => true,
        "false" or "off" or "no" or "disabled" => false,
        _ => null,
    };
}
