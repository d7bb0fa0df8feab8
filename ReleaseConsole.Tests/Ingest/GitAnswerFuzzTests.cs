using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>
/// What the git program answers, broken in ten thousand ways: each ends in a value or a refusal, and no file gets another's bytes.
/// </summary>
public sealed class GitAnswerFuzzTests
{
    private const string First = "1111111111111111111111111111111111111111";
    private const string Second = "2222222222222222222222222222222222222222";
    private const string Commit = "cccccccccccccccccccccccccccccccccccccccc";
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<CommitAuthor>> NoAuthors =
        new Dictionary<string, IReadOnlyList<CommitAuthor>>();

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["ls-remote"] = $"{Commit}\trefs/heads/main\n",
        ["rev-parse"] = $"{Commit}\n",
        ["ls-tree"] = $"100644 blob {First}\tprompts/triage.md\0120000 blob {Second}\tprompts/link\0100755 blob {Second}\ttools/refund.json\0",
        ["rev-list"] = $"{Commit}\n?{First}\n{Second} tools/refund.json\n",
        ["log"] = $"START{Commit}\0Sam Hand\0sam@example.com\0Kinder.\n\nCo-authored-by: Bo <bo@example.com>\n\0\nprompts/triage.md\0tools/refund.json\0",
        ["sizes"] = $"{First} blob 9\n{Second} blob 2\n",
        ["contents"] = $"{First} blob 9\nBe kind.\n\n{Second} blob 2\n{{}}\n",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ls-tree")]
    [InlineData("sizes")]
    [InlineData("rev-list")]
    [InlineData("ls-remote")]
    [InlineData("log")]
    public Task A_broken_answer_is_read_or_refused(string command) => Broken.EachAsync([Bytes(command)], bytes =>
    {
        var text = Encoding.UTF8.GetString(bytes);
        var refusal = command switch
        {
            "ls-tree" => GitAnswers.Entries(bytes).Refusal,
            "sizes" => GitAnswers.Sized(Meant(), text).Refusal,
            "rev-list" => Walked(GitAnswers.Missing(text)),
            "ls-remote" => Walked(GitAnswers.Refs(text)),
            _ => Logged(bytes) ?? Walked([GitAnswers.HasParent(text)]),
        };
        (refusal is null || refusal.Sentence.Length > 0).ShouldBeTrue();
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Broken_contents_are_taken_whole_or_refused()
    {
        var folders = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => Directory.CreateTempSubdirectory("fuzzed-").FullName).ToList();
        await Broken.SideBySideAsync(Bytes("contents"), Broken.Runs, folders, async (folder, bytes) =>
        {
            await using var staging = new Staging(folder, new IngestOptions());
            var sized = GitAnswers.Sized(Meant(), Answers["sizes"]).Value;
            var refusal = await new GitContents(new MemoryStream(bytes), staging).StageAsync(sized, NoAuthors, Cancel);
            (refusal?.Code ?? "").ShouldBeOneOf("", "source-not-understood");
            if (refusal is null)
            {
                var written = await WrittenAsync(staging, folder, sized);
                bytes.AsSpan().StartsWith(written).ShouldBeTrue();
            }
        });
        folders.ForEach(folder => Directory.Delete(folder, recursive: true));
    }

    [Fact]
    public async Task So_is_what_a_program_answers_that_was_started()
    {
        var places = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Place()).ToList();
        foreach (var command in Answers.Keys)
        {
            (await places[0].PullAsync(command, Bytes(command))).ShouldBeNull(command);
            await Broken.SideBySideAsync(
                Bytes(command), Broken.CostlyRuns / Answers.Count, places, (place, bytes) => place.PullAsync(command, bytes));
        }
        places.ForEach(place => place.Dispose());
    }

    private static List<GitEntry> Meant() => [.. GitAnswers.Entries(Bytes("ls-tree")).Value.Where(entry => entry.Mode != "120000")];

    /// <summary>What was staged, written as git writes it.</summary>
    private static async Task<byte[]> WrittenAsync(Staging staging, string folder, List<GitEntry> sized)
    {
        await staging.DisposeAsync();
        var (taken, at, written) = (await File.ReadAllBytesAsync(Path.Combine(folder, Staging.ContentName), Cancel), 0, new List<byte>());
        foreach (var entry in sized)
        {
            written.AddRange(
                [.. Encoding.ASCII.GetBytes($"{entry.Id} blob {entry.Size}\n"), .. taken.AsSpan(at, (int)entry.Size), (byte)'\n']);
            at += (int)entry.Size;
        }
        at.ShouldBe(taken.Length);
        return [.. written];
    }

    private static Refusal? Logged(byte[] answer)
    {
        var log = new GitLog("START", new HashSet<string>(), wanted: null);
        log.ReadAsync(new MemoryStream(answer), Cancel).GetAwaiter().GetResult();
        return Walked(log.Authors);
    }

    private static Refusal? Walked<T>(IEnumerable<T> read) => read.Count() < 0 ? throw new InvalidOperationException() : null;

    private static byte[] Bytes(string command) => Encoding.UTF8.GetBytes(Answers[command]);

    /// <summary>A program that answers as git does, and a place for what is taken of it.</summary>
    private sealed class Place : IDisposable
    {
        private const string Script = """
            #!/bin/sh
            here=$(dirname "$0")
            for word in "$@"; do case "$word" in
              init|config|fetch|ls-remote|rev-parse|ls-tree|rev-list|log|cat-file) [ -n "$asked" ] || asked=$word;;
              --batch-check) asked=sizes;;
              --batch) asked=contents;;
              --format=*) start=${word#--format=}; start=${start%%\%H*};;
            esac; done
            case "$asked" in
              sizes|contents|fetch) cat > /dev/null;;
              log) exec sed "s/START/$start/g" "$here/log";;
            esac
            [ -f "$here/$asked" ] && exec cat "$here/$asked"
            exit 0
            """;

        private static readonly SourceConnection Asked = new(SourceKind.Git, "https://forge.example/a.git") { Ref = "main" };
        private readonly string _folder = Directory.CreateTempSubdirectory("fuzzed-").FullName;
        private readonly string _program;

        public Place()
        {
            _program = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "program")).FullName, "git");
            File.WriteAllText(_program, Script);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        public async Task<Refusal?> PullAsync(string broken, byte[] bytes)
        {
            foreach (var command in Answers.Keys)
                await File.WriteAllBytesAsync(
                    Path.Combine(_folder, "program", command), command == broken ? bytes : Bytes(command), Cancel);
            await using var staging = new Staging(_folder, new IngestOptions());
            var git = new GitProgram(staging.ScratchFolder, GitReach.Nowhere, TimeSpan.FromMinutes(1)) { Program = _program };
            var repository = new GitRepository(git, Asked.Address, staging);
            var commit = await repository.FetchAsync("main", depth: 1, Cancel);
            var refusal = commit.Succeeded
                ? await new GitTree(repository, staging).StageAsync(commit.Value, Asked, Cancel)
                : commit.Refusal;
            (refusal is null || refusal.Sentence.Length > 0).ShouldBeTrue();
            return refusal;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
