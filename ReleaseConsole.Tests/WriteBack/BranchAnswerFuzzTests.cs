using System.Text;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.WriteBack.Git;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

/// <summary>
/// What git answers about a branch that is written to, broken in ten thousand ways: it is read whole or not, and no file gets another's
/// bytes.
/// </summary>
public sealed class BranchAnswerFuzzTests
{
    private const string First = "1111111111111111111111111111111111111111";
    private const string Second = "2222222222222222222222222222222222222222";
    private const string Commit = "cccccccccccccccccccccccccccccccccccccccc";

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["ls-remote"] = $"{Commit}\trefs/heads/live\n",
        ["rev-parse"] = $"{Commit}\n",
        ["ls-tree"] = $"100644 blob {First}       9\tprompts/triage.md\0120000 blob {Second}       4\tlink\0160000 commit {Commit}       -\tother\0"
            + $"100755 blob {Second}       2\ttools/refund.json\0",
        ["cat-file"] = $"{First} blob 9\nBe kind.\n\n{Second} blob 2\n{{}}\n",
        ["log"] = "Sam Hand <sam@example.com>\n",
        ["hash-object"] = $"{First}\n",
        ["write-tree"] = $"{Second}\n",
        ["commit-tree"] = $"{Commit}\n",
        ["push"] = "To https://forge.example/a.git\n*\trefs/heads/live:refs/heads/live\tdone\nDone\n",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_broken_list_of_files_is_read_or_not() => Broken.EachAsync([Bytes("ls-tree")], bytes =>
    {
        BranchAnswers.Entries(bytes)?.ShouldAllBe(entry => entry.Path.Length > 0 && entry.Size >= 0);
        return Task.CompletedTask;
    });

    [Fact]
    public Task Broken_contents_are_those_that_were_asked_for_or_none() => Broken.EachAsync([Bytes("cat-file")], bytes =>
    {
        if (BranchAnswers.Contents(bytes, Meant(), out var unread) is not { } contents)
            unread.ShouldNotBeNullOrEmpty();
        else
            bytes.AsSpan().StartsWith(Written(contents)).ShouldBeTrue();
        return Task.CompletedTask;
    });

    [Fact]
    public async Task So_is_what_a_program_answers_that_was_started()
    {
        var places = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Place()).ToList();
        foreach (var command in Answers.Keys)
        {
            var whole = await places[0].ReadAsync(command, Bytes(command));
            (whole.CouldRead, whole.Files?.Count).ShouldBe((true, 4), whole.Detail);
            await Broken.SideBySideAsync(
                Bytes(command), Broken.CostlyRuns / Answers.Count, places, async (place, bytes) =>
                {
                    var read = await place.ReadAsync(command, bytes);
                    read.Detail.ShouldNotBeNullOrEmpty();
                });
        }
        places.ForEach(place => place.Dispose());
    }

    private static List<BranchEntry> Meant() => [.. BranchAnswers.Entries(Bytes("ls-tree"))!.Where(entry => entry.IsFile)];

    private static byte[] Written(List<byte[]> contents) => [.. Meant().Zip(contents).SelectMany(one =>
        (byte[])[.. Encoding.ASCII.GetBytes($"{one.First.Object} blob {one.First.Size}\n"), .. one.Second, (byte)'\n'])];

    private static byte[] Bytes(string command) => Encoding.UTF8.GetBytes(Answers[command]);

    /// <summary>A program that answers as git does, a branch that is read and written through it, and a place for both.</summary>
    private sealed class Place : IDisposable
    {
        private const string Script = """
            #!/bin/sh
            here=$(dirname "$0")
            for word in "$@"; do case "$word" in
              init|fetch|ls-remote|rev-parse|update-ref|ls-tree|log|cat-file|hash-object|update-index|write-tree|commit-tree|push)
                asked=$word; break;;
            esac; done
            case "$asked" in
              cat-file|hash-object|update-index|commit-tree) cat > /dev/null;;
            esac
            [ -f "$here/$asked" ] && exec cat "$here/$asked"
            exit 0
            """;

        private readonly string _folder = Directory.CreateTempSubdirectory("fuzzed-").FullName;
        private readonly string _program;

        public Place()
        {
            _program = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "program")).FullName, "git");
            File.WriteAllText(_program, Script);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        /// <summary>Reads the branch, and writes to it what was read.</summary>
        public async Task<Core.WriteBack.Observation> ReadAsync(string broken, byte[] bytes)
        {
            foreach (var command in Answers.Keys)
                await File.WriteAllBytesAsync(
                    Path.Combine(_folder, "program", command), command == broken ? bytes : Bytes(command), Cancel);
            var git = new GitProgram(_folder, GitReach.Nowhere, TimeSpan.FromMinutes(1)) { Program = _program };
            var branch = new GitBranch(git, new RemoteBranch("https://forge.example/a.git", "live"), GitLimits.Default);
            (await branch.HeadAsync(Cancel))?.Length.ShouldBe(Commit.Length);
            var read = await branch.ReadAsync(Cancel);
            var wrote = await branch.PushAsync(
                new Dictionary<string, byte[]> { ["a"] = [1] }, Commit, "A message", DateTimeOffset.UnixEpoch, "key", Cancel);
            wrote.Detail.ShouldNotBeNullOrEmpty();
            return read;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
