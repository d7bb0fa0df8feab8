using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Several folders and patterns of one repository, taken together and without the contents of the rest.</summary>
public sealed class FilePatternTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("prompts/", "prompts/a.md agents/x/prompts/b.md agents/x/prompts/drafts/c.md")]
    [InlineData("/prompts/", "prompts/a.md")]
    [InlineData("agents/*/prompts/*.md", "agents/x/prompts/b.md")]
    [InlineData("agents/**/c.md", "agents/x/prompts/drafts/c.md")]
    [InlineData("*.json", "tools/d.json")]
    [InlineData("prompts tools !drafts", "prompts/a.md agents/x/prompts/b.md tools/d.json")]
    [InlineData("!agents/", "prompts/a.md tools/d.json README.md")]
    [InlineData("!drafts/ drafts/", "")]
    [InlineData("readme.md", "")]
    public void Patterns_take_names_at_any_depth_and_paths_from_the_top_and_leave_out_what_says_so(string patterns, string taken)
    {
        string[] files = ["prompts/a.md", "agents/x/prompts/b.md", "agents/x/prompts/drafts/c.md", "tools/d.json", "README.md"];
        var matching = new FilePatterns(patterns.Split(' '));
        files.Where(matching.Take).ShouldBe(taken.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("/")]
    [InlineData("../secrets")]
    [InlineData("a//b")]
    [InlineData("prompts/[ab].md")]
    [InlineData("#prompts")]
    [InlineData(":(attr)x")]
    [InlineData("agents/**x/y")]
    public async Task A_pattern_that_names_nothing_is_refused_with_its_reason_before_anything_is_reached(string pattern)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var place = new SourceConnection(SourceKind.Git, "https://forge.example.com/a.git") { Files = ["prompts/", pattern] };
        var refusal = await console.RefusedAsync(await console.PlatformEngineerAsync(), place);
        (refusal.Code, refusal.Place).ShouldBe(("bad-pattern", "files"));
        refusal.Sentence.ShouldContain($"“{pattern}”");
        (place with { Files = [.. Enumerable.Repeat("a", 51)] }).Refuse()!.Sentence.ShouldBe("A source has at most 50 patterns.");
    }

    [Fact]
    public async Task Several_folders_are_taken_in_one_pull_and_what_is_missing_from_them_is_not_gone()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit(
            "main", ("a/prompts/one.md", "One.\n"), ("b/prompts/two.md", "Two.\n"), ("b/prompts/drafts/three.md", "Three.\n"),
            ("c/four.md", "Four.\n"));
        var place = new SourceConnection(SourceKind.Git, git.Remote)
        {
            AllowsPrivateNetwork = true,
            Ref = "main",
            Files = ["a/prompts/", "b/prompts/", "!drafts/"],
        };
        (await console.PullAsync(actor, place)).Items.Select(item => item.SourcePath).ShouldBe(["a/prompts/one.md", "b/prompts/two.md"]);
        (await console.PullAsync(actor, place with { Path = "b" })).Items.ShouldHaveSingleItem().SourcePath.ShouldBe("b/prompts/two.md");
        (await console.RefusedAsync(actor, place with { Files = ["d/"] })).Sentence.ShouldStartWith("None of the patterns");
    }

    [Fact]
    public async Task Only_the_contents_of_the_files_that_match_are_sent_by_the_remote()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit(
            "main", ("prompts/one.md", "One.\n"),
            ("weights/large.bin", Convert.ToBase64String(new Random(1).GetItems(
                Enumerable.Range(0, 256).Select(one => (byte)one).ToArray(), 3_000_000))));
        await using var forge = await GivenGitHttp.StartAsync(Path.GetDirectoryName(git.Remote)!);
        var place = new SourceConnection(SourceKind.Git, forge.Address + "/live.git") { Ref = "main", AllowsPrivateNetwork = true };

        (await console.PullAsync(actor, place with { Files = ["prompts/"] })).Items
            .ShouldHaveSingleItem().Outcome.ShouldBe(ItemOutcome.Created);
        forge.Sent.ShouldBeLessThan(100_000);
        await console.PullAsync(actor, place);
        forge.Sent.ShouldBeGreaterThan(3_000_000);
    }
}
