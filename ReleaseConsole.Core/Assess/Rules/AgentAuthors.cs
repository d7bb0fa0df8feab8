using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// Which agent wrote a version: one the console knows by its identity, or one that the commit it came from names as an author. People are
/// called Claude too, so a name counts only where nothing follows it that a person's name has.
/// </summary>
internal static partial class AgentAuthors
{
    public static string? Of(ArtifactVersion version, IReadOnlySet<Guid> agents)
    {
        if (agents.Contains(version.AuthorId) || version.Contributors.Any(agents.Contains) || IsAgent(version.AuthorName, ""))
            return version.AuthorName;
        if (Provenance.AuthorsIn(version.Origin).FirstOrDefault(one => IsAgent(one.Name, one.Email)) is { } author)
            return author.Name;
        return Trailer().Matches(version.Message).Select(match => match.Groups["who"].Value.Trim()).FirstOrDefault(who => IsAgent(who, ""));
    }

    internal static bool IsAgent(string name, string email) => Bot().IsMatch(name) || Agent().IsMatch(name) || Address().IsMatch(email);

    [GeneratedRegex(@"\[bot\]$|(?:^|[\s-])bot$", RegexOptions.IgnoreCase)]
    private static partial Regex Bot();

    // What coding agents call themselves, with the name of a model or a version behind it.
    [GeneratedRegex(
        @"^(?:Claude(?: (?:Code|Opus|Sonnet|Haiku|Fable|AI)\b.*|[ -]?v?\d.*)?|(?:GitHub )?Copilot(?: .*)?|Cursor(?: Agent)?"
        + @"|(?:OpenAI )?Codex(?: CLI)?|Devin(?: AI)?"
        + @"|Gemini(?: (?:Code Assist|CLI|Pro|Flash|\d).*)?|aider(?: \(.*\))?|Google Jules|Jules|Amp|OpenHands|dependabot|renovate)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Agent();

    [GeneratedRegex(
        @"\[bot\]@|^(?:noreply@anthropic\.com|(?:\d+\+)?copilot@(?:users\.noreply\.)?github\.com|cursoragent@cursor\.com|(?:noreply"
        + @"|codex)@openai\.com|amp@ampcode\.com|openhands@all-hands\.dev)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // How coding agents sign the commits they make.
    [GeneratedRegex(
        @"^\s*(?:Co-authored-by|Assisted-by|Generated-by):\s*(?<who>[^<\n]*)|Generated with \[?(?<who>Claude Code|Codex|Cursor|Amp)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Trailer();
}
