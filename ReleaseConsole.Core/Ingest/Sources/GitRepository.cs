using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A bare repository in the staging folder, filled from one remote and no larger than an upload may be.</summary>
internal sealed class GitRepository(GitProgram git, string address, Staging staging)
{
    private const string Fetched = "refs/import/it";
    private string _wanted = "";
    private static readonly string[] NoContents = ["--filter=blob:none"];
    private static readonly string[] Quietly = ["--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];

    /// <summary>Fetches the commit a name stands for, and answers its id.</summary>
    public async Task<Result<string>> FetchAsync(string? name, int depth, CancellationToken cancel)
    {
        Directory.CreateDirectory(staging.ScratchFolder);
        string[][] steps =
        [
            ["init", "-q", "--bare", staging.ScratchFolder], ["config", "remote.origin.url", address],
            ["config", "remote.origin.promisor", "true"],
        ];
        foreach (var step in steps)
            if (await git.RunAsync(step, cancel) is { Succeeded: false } failed)
                return SourceRefusals.NotReached(GitComplaint.LineOf(failed));
        var wanted = name is not null && GitNames.IsCommit(name) ? name : await NamedAsync(name, cancel);
        if (!wanted.Succeeded)
            return wanted.Refusal;
        _wanted = wanted.Value;
        var shallow = await FetchAsync(
            ["--depth", depth.ToString(CultureInfo.InvariantCulture), "--filter=blob:none", "--", "origin", $"+{wanted.Value}:{Fetched}"],
            input: null, cancel);
        if (!shallow.Succeeded)
            return shallow.Refusal;
        var commit = await git.RunAsync(["rev-parse", "--verify", "--end-of-options", Fetched + "^{commit}"], cancel);
        return !commit.Succeeded ? SourceRefusals.NoSuchRef(name ?? "HEAD")
            : GitNames.IsCommit(commit.Text) ? commit.Text
            : SourceRefusals.NotUnderstood("git", "it names no commit.");
    }

    /// <summary>Fetches so many commits more, without their contents where the remote can; where that fails, what is here stays.</summary>
    /// <param name="isPartial">Whether the remote sends commits without their contents.</param>
    public Task DeepenAsync(int commits, bool isPartial, CancellationToken cancel) => FetchAsync(
        [
            "--deepen", commits.ToString(CultureInfo.InvariantCulture), .. isPartial ? NoContents : [],
            "--", "origin", $"+{_wanted}:{Fetched}",
        ],
        input: null, cancel, negotiates: !isPartial);

    public Task<GitRun> AskAsync(IReadOnlyList<string> arguments, GitFeed feed, CancellationToken cancel) =>
        git.RunAsync(arguments, feed, cancel);

    /// <summary>Fetches these objects by id, all at once; git by itself would ask for one after the other.</summary>
    public async Task<Refusal?> FetchObjectsAsync(IEnumerable<string> ids, CancellationToken cancel) => (await FetchAsync(
        ["--filter=blob:none", "--stdin", "--", "origin"], Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => id + "\n"))),
        cancel)).Refusal;

    private async Task<Result<string>> NamedAsync(string? name, CancellationToken cancel)
    {
        string[] candidates = name is null ? ["HEAD"]
            : [.. GitNames.IsFull(name) ? [name] : Array.Empty<string>(), $"refs/heads/{name}", $"refs/tags/{name}"];
        var listed = await git.RunAsync(["ls-remote", "--", address, .. candidates], cancel);
        if (!listed.Succeeded)
            return GitComplaint.Of(listed);
        return candidates.FirstOrDefault(GitAnswers.Refs(listed.Text).Contains) is { } full
            ? full
            : SourceRefusals.NoSuchRef(name ?? "HEAD");
    }

    /// <param name="negotiates">Whether the remote is told what is here, so that it sends only the rest.</param>
    private async Task<Result<Done>> FetchAsync(
        IReadOnlyList<string> what, byte[]? input, CancellationToken cancel, bool negotiates = false)
    {
        using var tooLarge = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var ended = new CancellationTokenSource();
        var watching = WatchAsync(tooLarge, ended.Token);
        try
        {
            // Without negotiation, as git itself fetches missing objects: what is here already says nothing about what is wanted.
            var run = await git.RunAsync(
                ["-c", $"fetch.negotiationAlgorithm={(negotiates ? "default" : "noop")}", "fetch", "-q", .. Quietly, .. what],
                new GitFeed(input), tooLarge.Token);
            return run.Succeeded ? default(Done)
                : run.Complaint.Contains("not our ref",
                StringComparison.Ordinal) ? SourceRefusals.NoSuchRef(what[^1].Split(':')[0].TrimStart('+'))
                : GitComplaint.Of(run);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return SourceRefusals.RepositoryTooLarge(staging.Limits.UploadLimit);
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
        }
    }

    /// <summary>A remote says nowhere how much it will send, so what has come is weighed while it comes.</summary>
    private async Task WatchAsync(CancellationTokenSource tooLarge, CancellationToken ended)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        try
        {
            while (await tick.WaitForNextTickAsync(ended))
                if (SizeOf(staging.ScratchFolder) > staging.Limits.UploadLimit)
                {
                    await tooLarge.CancelAsync();
                    return;
                }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static long SizeOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (IOException)
        {
            // git renames its files while it writes; the next tick counts them.
            return 0;
        }
    }
}
