using System.Globalization;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Who wrote the last commit that touched each file, in one pass over the commits that were fetched. The last commit of a shallow history
/// seems to bring every file, so it says nothing of any.
/// </summary>
internal sealed partial class GitHistory(GitRepository repository, string folder)
{
    private const int MostAuthors = 20;
    private const int LongestName = 200;

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CommitAuthor>>> AuthorsAsync(string commit, CancellationToken cancel)
    {
        // A message may hold any sign but NUL; nothing in it can be this.
        var start = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
        var run = await repository.AskAsync(
            ["log", "--no-renames", "--name-only", "-z", $"--format={start}%H%x00%an%x00%ae%x00%b%x00", commit], new GitFeed(), cancel);
        var authors = new Dictionary<string, IReadOnlyList<CommitAuthor>>(StringComparer.Ordinal);
        if (!run.Succeeded)
            return authors;
        var ends = await EndsAsync(cancel);
        foreach (var fields in run.Text.Split(start, StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('\0'))
            .Where(one => one.Length > 4))
            if (!ends.Contains(fields[0]) && Written(fields[1], fields[2], fields[3]) is var written)
                foreach (var file in fields[4..].Select(one => one.TrimStart('\n')).Where(one => one.Length > 0))
                    authors.TryAdd(file, written);
        return authors;
    }

    // git calls the commit a depth ends at shallow even where it is the first there is; its own text tells whether it has a parent.
    private async Task<HashSet<string>> EndsAsync(CancellationToken cancel)
    {
        var ends = new HashSet<string>(StringComparer.Ordinal);
        foreach (var commit in File.Exists(Path.Combine(folder, "shallow")) ? await File.ReadAllLinesAsync(
            Path.Combine(folder, "shallow"), cancel) : [])
            if (await repository.AskAsync(["cat-file", "commit", commit], new GitFeed(), cancel) is not { Succeeded: true } read
                || read.Text.Split("\n\n", 2)[0].Contains("\nparent ", StringComparison.Ordinal))
                ends.Add(commit);
        return ends;
    }

    private static List<CommitAuthor> Written(string name, string email, string body) =>
    [
        .. Trailer().Matches(body).Select(match => Author(match.Groups["name"].Value, match.Groups["email"].Value))
            .Prepend(Author(name, email)).Where(one => one.Name.Length > 0).Distinct().Take(MostAuthors),
    ];

    private static CommitAuthor Author(string name, string email) => new(Short(name.Trim()), Short(email.Trim()));

    private static string Short(string text) => text.Length <= LongestName ? text : text[..LongestName];

    // The lines git and coding agents end a message with.
    [GeneratedRegex(
        @"^[ \t]*(?:Co-authored-by|Assisted-by|Generated-by):[ \t]*(?<name>[^<\r\n]*)(?:<(?<email>[^>\r\n]*)>)?|Generated with \[?(?<name>[A-Za-z][A-Za-z .]{1,40})",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Trailer();
}
