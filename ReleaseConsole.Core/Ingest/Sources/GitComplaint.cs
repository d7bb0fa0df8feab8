using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>What git says when it cannot read a remote, told to the person who asked.</summary>
internal static class GitComplaint
{
    private const int Longest = 300;

    // git's own last words where ssh ended; why it did stands in the line before.
    private const string SshEnded = "Could not read from remote repository.";

    public static Refusal Of(GitRun run) => LineOf(run) switch
    {
        var said when Says(said, "could not read Username") || Says(said, "Authentication failed") || Says(said, "Permission denied") =>
            SourceRefusals.NotLetIn("The repository asks for a credential, or does not take the one that is named."),
        var said when Says(said, "Host key verification failed") => SourceRefusals.NotLetIn(
            "The console's machine does not know the key of the repository's host, or another one: see its known_hosts file."),
        var said when Says(said, "returned error: 3") =>
            SourceRefusals.Moved("The repository answers with a redirect; redirects are not followed."),
        var said => SourceRefusals.NotReached($"git could not read the repository: {said}"),
    };

    /// <summary>The line that tells most.</summary>
    public static string LineOf(GitRun run)
    {
        var lines = run.Complaint.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var at = Math.Max(0, Array.FindIndex(lines, one => one.StartsWith("fatal:", StringComparison.Ordinal)));
        if (at > 0 && lines[at].EndsWith(SshEnded, StringComparison.Ordinal))
            at--;
        var line = lines.ElementAtOrDefault(at) ?? "";
        return (line.StartsWith("fatal: ", StringComparison.Ordinal) ? line[7..] : line) is var said && said.Length <= Longest
            ? said
            : said[..Longest];
    }

    private static bool Says(string line, string words) => line.Contains(words, StringComparison.Ordinal);
}
