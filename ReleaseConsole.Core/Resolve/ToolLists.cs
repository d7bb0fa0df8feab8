using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The tools that front matter names in one text: <c>refund_order, search_orders</c> as Claude's agents write it,
/// <c>Bash(git add:*) Read</c> as its skills and commands do. Claude's own tools come with the program and are nothing to pin.
/// </summary>
internal static partial class ToolLists
{
    private static readonly HashSet<string> OfClaude =
    [
        "Agent", "AskUserQuestion", "Bash", "BashOutput", "Edit", "EnterPlanMode", "ExitPlanMode", "Glob", "Grep", "KillBash", "KillShell",
        "LS", "ListMcpResourcesTool", "MultiEdit", "NotebookEdit", "NotebookRead", "Read", "ReadMcpResourceTool", "Skill", "SlashCommand",
        "Task", "TaskOutput", "TodoRead", "TodoWrite", "WebFetch", "WebSearch", "Write",
    ];

    public static IEnumerable<string> Of(string text, KnownNames known)
    {
        var plain = Limits().Replace(text, "");
        var isListed = plain.Contains(',') || plain != text || plain.Split(' ').Any(OfClaude.Contains);
        return plain.Split(isListed ? [',', ' ', '\n'] : [','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => Bare(name, known)).OfType<string>();
    }

    /// <summary>
    /// A server's tool as Claude calls it, <c>mcp__orders__search</c>, has its own name here; null for what is nobody's to pin.
    /// </summary>
    private static string? Bare(string name, KnownNames known)
    {
        if (IsKnown(name, known))
            return name;
        var tool = name.StartsWith("mcp__", StringComparison.Ordinal)
            ? name[(name.LastIndexOf("__", StringComparison.Ordinal) + 2)..]
            : name;
        return tool != name && IsKnown(tool, known) ? tool : OfClaude.Contains(name) ? null : name;
    }

    private static bool IsKnown(string name, KnownNames known) => ContentNames.IsKnown(ContentNames.PathOf(ArtifactKind.Tool, name), known);

    // What a tool may be used for: Bash(git add:*).
    [GeneratedRegex(@"(?<=\w)\([^()]{0,500}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Limits();
}
