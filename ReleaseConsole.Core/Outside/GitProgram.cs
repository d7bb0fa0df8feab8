using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Outside;

/// <summary>
/// Runs the git program in one bare repository, with nothing of the machine's own configuration: no hooks, no prompts, no helpers,
/// only what the reach allows, and a time limit after which the whole process tree is ended.
/// </summary>
internal sealed class GitProgram(string repository, GitReach reach, TimeSpan limit)
{
    /// <summary>
    /// The longest answer that is kept, in bytes: a few folders that hold each other can be listed without an end. It holds the contents
    /// that write-back reads, 64 MB, and the lines between them.
    /// </summary>
    public const int AnswerLimit = 65 * 1024 * 1024;

    private const int ComplaintLimit = 64 * 1024;

    public string Repository => repository;

    public string Program { get; init; } = "git";

    public Task<GitRun> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel) => RunAsync(arguments, new GitFeed(), cancel);

    public async Task<GitRun> RunAsync(IReadOnlyList<string> arguments, GitFeed feed, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Start(arguments, feed) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new GitRun(-1, [], "the git program is not installed on this machine", TimedOut: false);
        }
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(limit);
        try
        {
            using var output = new MemoryStream();
            var reading = feed.Take is { } take
                ? TakeAsync(process, take, deadline.Token)
                : KeepAsync(process, output, deadline.Token);
            var complaining = ComplaintAsync(process, deadline.Token);
            await Task.WhenAll(
                FeedAsync(process, feed.Input, deadline.Token), reading, complaining, process.WaitForExitAsync(deadline.Token));
            return new GitRun(process.ExitCode, output.ToArray(), (await complaining).Trim(), TimedOut: false)
            { IsTooLong = !await reading };
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return new GitRun(-1, [], $"no answer in {limit.TotalSeconds:0} s", TimedOut: true);
        }
    }

    /// <summary>False when there was more than is kept.</summary>
    private static async Task<bool> KeepAsync(Process process, MemoryStream output, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancel)) > 0;)
        {
            if (output.Length + read > AnswerLimit)
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
            output.Write(buffer, 0, read);
        }
        return true;
    }

    private static async Task<bool> TakeAsync(Process process, Func<Stream, CancellationToken, Task> take, CancellationToken cancel)
    {
        try
        {
            await take(process.StandardOutput.BaseStream, cancel);
            return true;
        }
        catch
        {
            // git would wait for a reader that is gone.
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The beginning of what it complains about; a remote's own words are in it, as many as the remote likes.</summary>
    private static async Task<string> ComplaintAsync(Process process, CancellationToken cancel)
    {
        var complaint = new StringBuilder();
        var buffer = new char[4096];
        for (int read; (read = await process.StandardError.ReadAsync(buffer, cancel)) > 0;)
            complaint.Append(buffer, 0, Math.Min(read, ComplaintLimit - complaint.Length));
        return complaint.ToString();
    }

    private static async Task FeedAsync(Process process, byte[]? input, CancellationToken cancel)
    {
        try
        {
            if (input is not null)
                await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git ended before it read everything; its exit code and complaint say why.
        }
    }

    private ProcessStartInfo Start(IReadOnlyList<string> arguments, GitFeed feed)
    {
        var start = new ProcessStartInfo(Program)
        {
            WorkingDirectory = repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "core.fsmonitor=false", "--no-optional-locks" })
            start.ArgumentList.Add(argument);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        Environment(start.Environment, feed);
        return start;
    }

    private void Environment(IDictionary<string, string?> environment, GitFeed feed)
    {
        foreach (var inherited in environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            environment.Remove(inherited);
        environment["GIT_DIR"] = repository;
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_ASKPASS"] = "true";
        environment["SSH_ASKPASS"] = "true";
        environment["GIT_ALLOW_PROTOCOL"] = reach.Protocols;
        environment["GIT_SSH_COMMAND"] = reach.Ssh;
        environment["LC_ALL"] = "C";
        if (feed.Index is not null)
            environment["GIT_INDEX_FILE"] = feed.Index;
        if (feed.At is { } at)
            environment["GIT_AUTHOR_DATE"] = environment["GIT_COMMITTER_DATE"] = $"@{at.ToUnixTimeSeconds()} +0000";
        environment["GIT_CONFIG_COUNT"] = reach.Config.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (index, (name, value)) in reach.Config.Index())
            (environment[$"GIT_CONFIG_KEY_{index}"], environment[$"GIT_CONFIG_VALUE_{index}"]) = (name, value);
    }
}
