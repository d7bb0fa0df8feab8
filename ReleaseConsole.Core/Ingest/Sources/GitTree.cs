using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The files of one commit, copied byte for byte into the staging folder; attributes and filters of the repository change nothing.
/// </summary>
internal sealed class GitTree(GitRepository repository, Staging staging)
{
    /// <summary>How far back is looked for who wrote a file, where the connection does not say how many commits it takes.</summary>
    private const int Looked = 50;
    private const string Link = "120000";
    private const string Submodule = "160000";

    /// <summary>The commit whose files were read before with who wrote them: its history is not asked for again.</summary>
    public string? Known { get; init; }

    /// <param name="asked">Which folder and which files are meant, and how many commits were asked for.</param>
    public async Task<Refusal?> StageAsync(string commit, SourceConnection asked, CancellationToken cancel)
    {
        string[] below = asked.Path?.Trim('/') is { } folder ? ["--", folder] : [];
        var patterns = asked.Files is { Count: > 0 } files ? new FilePatterns(files) : null;
        var listed = await repository.AskAsync(
            ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, .. below], new GitFeed(), cancel);
        if (!listed.Succeeded)
            return listed.IsTooLong
                ? IngestRefusals.TooManyFiles(staging.Limits.FileCountLimit)
                : SourceRefusals.NotReached("git could not list the commit's files.");
        var read = GitAnswers.Entries(listed.Output);
        if (!read.Succeeded)
            return read.Refusal;
        var entries = read.Value.Where(entry => IsMeant(entry) && patterns?.Take(entry.Path) != false).ToList();
        if (Refuse(entries, asked) is { } refusal)
            return refusal;
        foreach (var pointer in entries.Where(one => one.Mode is Link or Submodule))
            if (staging.LeaveOut(
                pointer.Path, pointer.Mode == Link ? SourceRefusals.LinkPassedBy : SourceRefusals.SubmodulePassedBy) is { } stop)
                return stop;
        entries.RemoveAll(one => one.Mode is Link or Submodule);
        var fetched = await FetchMissingAsync(commit, entries, cancel);
        if (!fetched.Succeeded)
            return fetched.Refusal;
        if (asked.Depth is null && commit != Known)
            await repository.DeepenAsync(Looked, isPartial: fetched.Value, cancel);
        var authors = await new GitHistory(repository, staging.ScratchFolder).AuthorsAsync(
            commit, entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal), cancel);
        var known = await SizesAsync(entries, cancel);
        if (!known.Succeeded)
            return known.Refusal;
        var sized = known.Value;
        if (sized.Sum(one => Math.Min(one.Size, staging.Limits.LimitOf(one.Path))) > staging.Limits.ExpandedLimit)
            return IngestRefusals.ExpandsTooMuch(staging.Limits.ExpandedLimit);
        foreach (var large in sized.Where(one => one.Size > staging.Limits.LimitOf(one.Path)))
            if (staging.Refuse(large.Path, IngestRefusals.FileTooLarge(large.Path, staging.Limits.LimitOf(large.Path))) is { } stop)
                return stop;
        return await CopyAsync([.. sized.Where(one => one.Size <= staging.Limits.LimitOf(one.Path))], authors, cancel);
    }

    private Refusal? Refuse(List<GitEntry> entries, SourceConnection asked)
    {
        if (entries.Count == 0 && asked.Files is { Count: > 0 })
            return SourceRefusals.NothingMatches();
        if (entries.Count == 0 && asked.Path is { } folder)
            return SourceRefusals.NothingThere(folder);
        if (entries.Count > staging.Limits.FileCountLimit)
            return IngestRefusals.TooManyFiles(staging.Limits.FileCountLimit);
        return null;
    }

    /// <summary>A remote that knows no filter has sent everything already (false); one that does has sent no content yet.</summary>
    private async Task<Result<bool>> FetchMissingAsync(string commit, List<GitEntry> entries, CancellationToken cancel)
    {
        var listed = await repository.AskAsync(["rev-list", "--objects", "--missing=print", "-1", commit], new GitFeed(), cancel);
        if (!listed.Succeeded)
            return SourceRefusals.NotReached("git could not list what it has not fetched yet.");
        var missing = GitAnswers.Missing(listed.Text);
        var wanted = entries.Select(one => one.Id).Where(missing.Contains).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return missing.Count > 0;
        return await repository.FetchObjectsAsync(wanted, cancel) is { } refusal ? refusal : true;
    }

    private async Task<Result<List<GitEntry>>> SizesAsync(List<GitEntry> entries, CancellationToken cancel)
    {
        var answered = await repository.AskAsync(["cat-file", "--batch-check"], new GitFeed(Ids(entries)), cancel);
        return answered.Succeeded
            ? GitAnswers.Sized(entries, answered.Text)
            : SourceRefusals.NotReached("git could not say how large the commit's files are.");
    }

    private async Task<Refusal?> CopyAsync(
        List<GitEntry> entries, IReadOnlyDictionary<string, IReadOnlyList<CommitAuthor>> authors, CancellationToken cancel)
    {
        Refusal? refusal = null;
        var run = await repository.AskAsync(["cat-file", "--batch"], new GitFeed(Ids(entries), Take: async (output, token) =>
        {
            // The stream is git's pipe: it is read to its end in any case, or git would wait for a reader.
            await using var buffered = new BufferedStream(output, 64 * 1024);
            refusal = await new GitContents(buffered, staging).StageAsync(entries, authors, token);
            await buffered.CopyToAsync(Stream.Null, token);
        }), cancel);
        return refusal ?? (run.Succeeded ? null : SourceRefusals.NotReached("git could not read the commit's files."));
    }

    private static byte[] Ids(IEnumerable<GitEntry> entries) =>
        Encoding.ASCII.GetBytes(string.Concat(entries.Select(one => one.Id + "\n")));

    /// <summary>Hidden folders are passed by, as in a folder on this machine.</summary>
    private static bool IsMeant(GitEntry entry) => !entry.Path.Split('/')[..^1].Any(one => one.StartsWith('.') || one == "node_modules");
}
