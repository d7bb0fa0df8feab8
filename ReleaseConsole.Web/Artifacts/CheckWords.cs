using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>How a check's severity reads, in words, as a symbol and in the editor.</summary>
internal static class CheckWords
{
    public static string Word(this CheckSeverity severity) => severity switch
    {
        CheckSeverity.Hint => "hint",
        CheckSeverity.Warning => "warning",
        CheckSeverity.Error => "error",
    };

    public static string Symbol(this CheckSeverity severity) => severity switch
    {
        CheckSeverity.Hint => "lightbulb",
        CheckSeverity.Warning => "warning",
        CheckSeverity.Error => "error",
    };

    public static MarkerSeverity Marker(this CheckSeverity severity) => severity switch
    {
        CheckSeverity.Hint => MarkerSeverity.Hint,
        CheckSeverity.Warning => MarkerSeverity.Warning,
        CheckSeverity.Error => MarkerSeverity.Error,
    };
}
