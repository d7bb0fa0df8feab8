namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The fenced blocks of code in a prompt.</summary>
internal static class CodeBlocks
{
    private static readonly HashSet<int> None = [];

    public static bool IsFence(ReadOnlySpan<char> text) =>
        (text.StartsWith("```") || text.StartsWith("~~~")) && !text[3..].Contains('`');

    /// <summary>On which lines a block begins that also ends; one that never ends is a slip of the pen.</summary>
    public static HashSet<int> Begun(string body, IReadOnlyList<string> lines, int first)
    {
        if (!body.Contains("```", StringComparison.Ordinal) && !body.Contains("~~~", StringComparison.Ordinal))
            return None;
        var fences = Enumerable.Range(0, lines.Count).Where(at => IsFence(lines[at].AsSpan().Trim())).ToList();
        return [.. fences.Where((_, at) => at % 2 == 0 && at + 1 < fences.Count).Select(at => first + at)];
    }
}
