using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Outside;

/// <summary>What one run of git ended in.</summary>
internal sealed record GitRun(int Exit, byte[] Output, string Complaint, bool TimedOut)
{
    public bool Succeeded => Exit == 0 && !TimedOut;

    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n');
}

/// <summary>What one run of git is given beside its arguments, and who takes its output when it is too much to keep.</summary>
internal sealed record GitFeed(
    byte[]? Input = null, string? Index = null, DateTimeOffset? At = null, Func<Stream, CancellationToken, Task>? Take = null);

/// <summary>
/// Runs the git program in one bare repository, with nothing of the machine's own configuration: no hooks, no prompts, no helpers,
/// only what the reach allows, and a time limit after which the whole process tree is ended.
/// </summary>
internal sealed class GitProgram(string repository, GitReach reach, TimeSpan limit)
{
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
                ? take(process.StandardOutput.BaseStream, deadline.Token)
                : process.StandardOutput.BaseStream.CopyToAsync(output, deadline.Token);
            var complaining = process.StandardError.ReadToEndAsync(deadline.Token);
            await Task.WhenAll(
                FeedAsync(process, feed.Input, deadline.Token), reading, complaining, process.WaitForExitAsync(deadline.Token));
            return new GitRun(process.ExitCode, output.ToArray(), (await complaining).Trim(), TimedOut: false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return new GitRun(-1, [], $"no answer in {limit.TotalSeconds:0} s", TimedOut: true);
        }
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
        var start = new ProcessStartInfo("git")
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
