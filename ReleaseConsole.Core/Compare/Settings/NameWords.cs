using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// How names of settings are read, whichever way their words are joined: <c>failOpen</c>, <c>fail-open</c>, <c>fail_open</c>.
/// </summary>
internal static partial class NameWords
{
    /// <summary>A name or a whole place in small letters, its words joined by underscores: <c>autoApprove</c> is auto_approve.</summary>
    public static string Plain(string place) => Camel().Replace(place, "$1_$2").Replace('-', '_').ToLowerInvariant();

    /// <summary>
    /// The words of one name. Those that mean one thing together are one: <c>failOpen</c> is "failopen", as <c>fail_open</c> is.
    /// </summary>
    public static IReadOnlyList<string> Of(string name) => Joined()
        .Replace(Plain(name).Replace('.', '_'), match => match.Value.Replace("_", "", StringComparison.Ordinal))
        .Split(['_', ' '], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Camel();

    [GeneratedRegex(
        "(?<![a-z])(?:fail_(?:open|closed)|kill_switch|circuit_breaker|read_only|human_review|human_in_the_loop"
        + "|prompt_injection)(?![a-z])")]
    private static partial Regex Joined();
}
