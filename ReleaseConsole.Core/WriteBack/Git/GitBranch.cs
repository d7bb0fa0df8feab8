using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>One branch of a remote, read and written through a bare repository of our own; no work tree is ever checked out.</summary>
internal sealed class GitBranch(GitProgram git, RemoteBranch branch, GitLimits limits)
{
    private const string Trailer = "Release-Console-Delivery";

    /// <summary>The commit the branch is at, asked of the remote alone; null when it is not told, or there is no branch.</summary>
    public async Task<string?> HeadAsync(CancellationToken cancel) =>
        await HeadsAsync(cancel) is { Succeeded: true } listed ? BranchAnswers.Commit(listed.Text) : null;

    public async Task<Observation> ReadAsync(CancellationToken cancel)
    {
        var listed = await HeadsAsync(cancel);
        if (!listed.Succeeded)
            return Observation.Unreadable($"git ls-remote: {FirstLine(listed.Complaint)}");
        if (listed.Text.Length == 0)
            return Observation.Nothing($"there is no branch {branch.Name}");
        // A name of its own for each read, so that two reads at once do not wait for one lock.
        var read = $"refs/read/{Guid.CreateVersion7():n}";
        var fetched = await git.RunAsync(
            ["fetch", "-q", "--no-tags", "--no-write-fetch-head", "--", branch.Remote, $"+{branch.Ref}:{read}"], cancel);
        if (!fetched.Succeeded)
            return Observation.Unreadable($"git fetch: {FirstLine(fetched.Complaint)}");
        var tip = await git.RunAsync(["rev-parse", "--verify", read], cancel);
        if (!tip.Succeeded)
            return Observation.Unreadable($"git rev-parse: {FirstLine(tip.Complaint)}");
        if (BranchAnswers.Commit(tip.Text) is not { } commit)
            return Observation.Unreadable("git rev-parse: no commit was told");
        await git.RunAsync(["update-ref", $"refs/seen/{branch.Name}", commit], cancel);
        await git.RunAsync(["update-ref", "-d", read], cancel);
        return await TreeAsync(commit, cancel);
    }

    private async Task<GitRun> HeadsAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(Path.Combine(git.Repository, "objects")))
        {
            Directory.CreateDirectory(git.Repository);
            if (await git.RunAsync(["init", "-q", "--bare", git.Repository], cancel) is { Succeeded: false } failed)
                return failed;
        }
        return await git.RunAsync(["ls-remote", "--", branch.Remote, branch.Ref], cancel);
    }

    /// <summary>Commits exactly these files on top of what was read, and pushes only if the branch is still there.</summary>
    public async Task<WriteAnswer> PushAsync(
        IReadOnlyDictionary<string, byte[]> files, string before, string message, DateTimeOffset at, string key, CancellationToken cancel)
    {
        var commit = await CommitAsync(files, before, $"{message}\n\n{Trailer}: {key}\n", at, cancel);
        if (!commit.Succeeded || BranchAnswers.Commit(commit.Text) is null)
            return new WriteAnswer(WriteResult.NotNow, $"the commit could not be made: {FirstLine(commit.Complaint)}");
        var pushed = await git.RunAsync(
            [
                "push", "--porcelain", "--no-verify", $"--force-with-lease={branch.Ref}:{before}", "--", branch.Remote,
                $"{commit.Text}:{branch.Ref}",
            ],
            cancel);
        if (pushed.Succeeded)
            return new WriteAnswer(WriteResult.Written, $"pushed {commit.Text[..8]} to {branch.Name}");
        var verdict = pushed.Text.Split('\n').FirstOrDefault(line => line.StartsWith('!'))?.Split('\t')[^1];
        return verdict switch
        {
            null when PushDenial.LineOf(pushed.Complaint) is { } denied =>
                new WriteAnswer(WriteResult.Refused, $"the remote does not let this connection push: {FirstLine(denied)}"),
            null => new WriteAnswer(WriteResult.Unknown, $"git push: {FirstLine(pushed.Complaint)}"),
            _ when verdict.StartsWith("[remote rejected]", StringComparison.Ordinal)
                && !verdict.Contains("lock", StringComparison.Ordinal) =>
                new WriteAnswer(WriteResult.Refused, $"the remote refused the push: {verdict}"),
            _ when verdict.StartsWith("[rejected]", StringComparison.Ordinal) =>
                new WriteAnswer(WriteResult.Conflict, $"{branch.Name} was moved by someone else while we wrote"),
            _ => new WriteAnswer(WriteResult.Unknown, $"git push: {verdict}"),
        };
    }

    private async Task<Observation> TreeAsync(string commit, CancellationToken cancel)
    {
        var listed = await git.RunAsync(["ls-tree", "-r", "-z", "--long", commit], cancel);
        if (!listed.Succeeded)
            return Observation.Unreadable($"git ls-tree: {(listed.IsTooLong ? "more files than are read" : FirstLine(listed.Complaint))}");
        if (BranchAnswers.Entries(listed.Output) is not { } entries)
            return Observation.Unreadable("git ls-tree: the files are listed in another way");
        if (limits.WhyNot(entries.Count, entries.Sum(entry => entry.Size)) is { } tooMuch)
            return Observation.Unreadable($"{branch.Name} holds too much: {tooMuch}");
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in entries)
            files[entry.Path] = entry.IsFile ? [] : Encoding.UTF8.GetBytes($"{entry.Mode} {entry.Object}");
        if (await FillAsync(files, [.. entries.Where(entry => entry.IsFile)], cancel) is { } unread)
            return Observation.Unreadable(unread);
        var log = await git.RunAsync(["log", "-1", "--format=%an <%ae>", commit, "--"], cancel);
        var keys = await git.RunAsync(["log", "-50", $"--format=%(trailers:key={Trailer},valueonly)", commit, "--"], cancel);
        if (!log.Succeeded || !keys.Succeeded)
            return Observation.Unreadable($"git log: {FirstLine(log.Succeeded ? keys.Complaint : log.Complaint)}");
        return new Observation(
            true, $"{branch.Name} is at {commit[..8]}", commit, PinnedFiles.ManifestOf(files), files, log.Text,
            keys.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>The sentence why the contents cannot be read; null when every file has its bytes.</summary>
    private async Task<string?> FillAsync(Dictionary<string, byte[]> files, IReadOnlyList<BranchEntry> entries, CancellationToken cancel)
    {
        var asked = Encoding.ASCII.GetBytes(string.Concat(entries.Select(entry => entry.Object + "\n")));
        var run = await git.RunAsync(["cat-file", "--batch"], new GitFeed(asked), cancel);
        if (!run.Succeeded)
            return $"git cat-file: {FirstLine(run.Complaint)}";
        if (BranchAnswers.Contents(run.Output, entries, out var unread) is not { } contents)
            return $"git cat-file: {unread} cannot be read";
        foreach (var (entry, bytes) in entries.Zip(contents))
            files[entry.Path] = bytes;
        return null;
    }

    private async Task<GitRun> CommitAsync(
        IReadOnlyDictionary<string, byte[]> files, string parent, string message, DateTimeOffset at, CancellationToken cancel)
    {
        var index = Path.Combine(git.Repository, $"index-{Guid.CreateVersion7():n}");
        try
        {
            var lines = new StringBuilder();
            foreach (var (path, bytes) in files)
            {
                var blob = await git.RunAsync(["hash-object", "-w", "--no-filters", "--stdin"], new GitFeed(bytes), cancel);
                if (!blob.Succeeded)
                    return blob;
                lines.Append(CultureInfo.InvariantCulture, $"100644 {blob.Text}\t{path}\0");
            }
            var indexed = await git.RunAsync(
                ["update-index", "-z", "--index-info"], new GitFeed(Encoding.UTF8.GetBytes(lines.ToString()), index), cancel);
            var tree = indexed.Succeeded ? await git.RunAsync(["write-tree"], new GitFeed(Index: index), cancel) : indexed;
            if (!tree.Succeeded)
                return tree;
            string[] onto = parent.Length == 0 ? [] : ["-p", parent];
            return await git.RunAsync(
                ["-c", "user.name=Release Console", "-c", "user.email=release-console@localhost", "commit-tree", tree.Text, .. onto],
                new GitFeed(Encoding.UTF8.GetBytes(message), At: at), cancel);
        }
        finally
        {
            File.Delete(index);
        }
    }

    private static string FirstLine(string complaint) =>
        complaint.Split('\n')[0] is { Length: > 300 } line ? line[..300] : complaint.Split('\n')[0];
}
