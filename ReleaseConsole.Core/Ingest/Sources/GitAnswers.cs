using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Reads what the git program answers. What stands in it a stranger wrote, and a git of another version may say it otherwise.
/// </summary>
internal static partial class GitAnswers
{
    private const int MostAuthors = 20;
    private const int LongestName = 200;

    /// <summary>The answer of <c>ls-tree -r -z</c>.</summary>
    public static Result<List<GitEntry>> Entries(byte[] answer)
    {
        var entries = new List<GitEntry>();
        foreach (var line in Encoding.UTF8.GetString(answer).Split('\0', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split('\t', 2) is [var facts, { Length: > 0 } path]
                && facts.Split(' ') is [{ Length: 6 } mode, "blob" or "commit", var id]
                && mode.All(char.IsAsciiDigit) && GitNames.IsCommit(id))
                entries.Add(new GitEntry(mode, id, path));
            else
                return SourceRefusals.NotUnderstood("git", "the commit's files are listed in another way.");
        return entries;
    }

    /// <summary>The objects that were not sent, of the answer of <c>rev-list --objects --missing=print</c>.</summary>
    public static HashSet<string> Missing(string answer) => answer.Split('\n').Where(line => line.StartsWith('?'))
        .Select(line => line[1..]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same entries with their sizes, of the answer of <c>cat-file --batch-check</c>: a line each, in their order.</summary>
    public static Result<List<GitEntry>> Sized(List<GitEntry> entries, string answer)
    {
        var lines = answer.Split('\n');
        var sized = new List<GitEntry>();
        for (var at = 0; at < entries.Count; at++)
            if (at < lines.Length && SizeOf(entries[at], lines[at]) is { } size)
                sized.Add(entries[at] with { Size = size });
            else
                return SourceRefusals.NotUnderstood("git", $"it does not know the content of {Short(entries[at].Path)}.");
        return sized;
    }

    /// <summary>The size a line of <c>cat-file</c> states for this very file; null when it states none.</summary>
    public static long? SizeOf(GitEntry entry, string line) => line.Split(' ') is [var id, "blob", var digits] && id == entry.Id
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : null;

    /// <summary>The refs of the answer of <c>ls-remote</c>.</summary>
    public static List<string> Refs(string answer) =>
        [.. answer.Split('\n').Select(line => line.Split('\t')).Where(line => line.Length == 2).Select(line => line[1])];

    /// <summary>Whether a commit, as <c>cat-file commit</c> writes it, says that it has one before it.</summary>
    public static bool HasParent(string commit) => commit.Split("\n\n", 2)[0].Contains("\nparent ", StringComparison.Ordinal);

    /// <summary>The author and whoever the message says wrote along.</summary>
    public static List<CommitAuthor> Written(string name, string email, string body) =>
    [
        .. Trailer().Matches(body).Select(match => Author(match.Groups["name"].Value, match.Groups["email"].Value))
            .Prepend(Author(name, email)).Where(one => one.Name.Length > 0).Distinct().Take(MostAuthors),
    ];

    private static CommitAuthor Author(string name, string email) => new(Short(name.Trim()), Short(email.Trim()));

    private static string Short(string text) => text.Length <= LongestName ? text : text[..LongestName];

    // The lines git and coding agents end a message with.
    [GeneratedRegex(
        @"^[ \t]*(?:Co-authored-by|Assisted-by|Generated-by):[ \t]*(?<name>[^<\r\n]*)(?:<(?<email>[^>\r\n]*)>)?"
        + @"|Generated with \[?(?<name>[A-Za-z][A-Za-z .]{1,40})",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Trailer();
}
