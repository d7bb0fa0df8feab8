using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Who wrote the last commit that touched each file, in one pass over the commits that were fetched. The last commit of a shallow history
/// seems to bring every file, so it says nothing of any.
/// </summary>
internal sealed class GitHistory(GitRepository repository, string folder)
{
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CommitAuthor>>> AuthorsAsync(
        string commit, IReadOnlySet<string> files, CancellationToken cancel)
    {
        // A message may hold any sign but NUL; nothing in it can be this.
        var start = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
        var log = new GitLog(start, await EndsAsync(cancel), files);
        var run = await repository.AskAsync(
            ["log", "--no-renames", "--name-only", "-z", $"--format={start}%H%x00%an%x00%ae%x00%b%x00", commit],
            new GitFeed(Take: log.ReadAsync), cancel);
        return run.Succeeded
            ? log.Authors
            : new Dictionary<string, IReadOnlyList<CommitAuthor>>();
    }

    // git calls the commit a depth ends at shallow even where it is the first there is; its own text tells whether it has a parent.
    private async Task<HashSet<string>> EndsAsync(CancellationToken cancel)
    {
        var ends = new HashSet<string>(StringComparer.Ordinal);
        foreach (var commit in File.Exists(Path.Combine(folder, "shallow")) ? await File.ReadAllLinesAsync(
            Path.Combine(folder, "shallow"), cancel) : [])
            if (await repository.AskAsync(["cat-file", "commit", commit], new GitFeed(), cancel) is not { Succeeded: true } read
                || GitAnswers.HasParent(read.Text))
                ends.Add(commit);
        return ends;
    }
}
