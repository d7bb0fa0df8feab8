using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class GitSourceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repository_is_taken_at_its_own_branch_and_each_version_says_from_which_commit()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var commit = git.Commit("main", ("prompts/triage.md", "Be kind.\n"), (".github/x.md", "no"), ("README.md", "Hello"));
        git.Of("symbolic-ref", "HEAD", "refs/heads/main");

        var view = await console.PullAsync(actor, Local(git));
        view.Item("prompts/triage.md").Outcome.ShouldBe(ItemOutcome.Created);
        view.Items.ShouldNotContain(item => item.SourcePath.StartsWith('.'));
        var version = await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/triage");
        version.From.Commit.ShouldBe(commit);
        version.Origin.ShouldBe(
            $"from prompts/triage.md, commit {commit[..12]} of live, written by Sam Hand, imported by Jonas Weber, seen at 2026-11-22 09:00 UTC");
        version.Origin.ShouldNotContain(console.DataDirectory);
    }

    [Theory]
    [InlineData("feature/kinder", "Be kinder.")]
    [InlineData("v1", "Be kind.")]
    [InlineData("annotated", "Be kind.")]
    [InlineData("COMMIT", "Be kind.")]
    public async Task A_branch_a_tag_or_a_commit_can_be_named(string name, string text)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var first = git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        git.Clone("tag", "v1");
        git.Clone("-c", "user.name=S", "-c", "user.email=s@example.com", "tag", "-a", "annotated", "-m", "one");
        git.CommitAll("main");
        git.Commit("feature/kinder", ("prompts/triage.md", "Be kinder.\n"));

        await console.PullAsync(actor, Local(git) with { Ref = name == "COMMIT" ? first : name });
        var version = await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/triage");
        version.Digest.ShouldBe(Digest.Of(text + "\n"));
    }

    [Fact]
    public async Task A_folder_of_the_repository_is_taken_alone_and_the_rest_is_not_asked_for()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("agent/prompts/triage.md", "Be kind.\n"), ("other/prompts/else.md", "Else.\n"));
        git.Link("main", "outside", "/etc/passwd");

        var view = await console.PullAsync(actor, Local(git) with { Ref = "main", Path = "agent/" });
        view.Items.ShouldHaveSingleItem().SourcePath.ShouldBe("agent/prompts/triage.md");
        (await console.RefusedAsync(actor, Local(git) with { Ref = "main", Path = "nowhere" })).Code.ShouldBe("nothing-to-import");
    }

    [Fact]
    public async Task A_file_whose_name_is_refused_moves_no_bytes_into_the_next_one()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/a@2x.md", "Not this.\nNor this.\n"), ("prompts/b.md", "Be kind.\n"), ("prompts/c.md", "Be brief.\n"));

        var view = await console.PullAsync(actor, Local(git) with { Ref = "main" });

        view.Item("prompts/a@2x.md").Outcome.ShouldBe(ItemOutcome.Refused);
        (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/b")).Digest.ShouldBe(Digest.Of("Be kind.\n"));
        (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/c")).Digest.ShouldBe(Digest.Of("Be brief.\n"));
    }

    [Fact]
    public async Task Folders_that_hold_each_other_without_an_end_are_refused_before_they_fill_the_memory()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        git.Nest("main", levels: 8, folders: 10);

        (await console.RefusedAsync(actor, Local(git) with { Ref = "main" })).Code.ShouldBe("too-many-files");
    }

    [Fact]
    public async Task A_link_and_a_submodule_are_named_and_passed_by_and_the_rest_is_taken()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var commit = git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        git.Link("main", "prompts/passwd.md", "/etc/passwd");
        git.Clone("update-index", "--add", "--cacheinfo", $"160000,{commit},vendor");
        git.Clone("-c", "user.name=S", "-c", "user.email=s@example.com", "commit", "-q", "-m", "bound in");
        git.Clone("push", "-q", "origin", "main");

        var view = await console.PullAsync(actor, Local(git) with { Ref = "main" });

        view.Item("prompts/triage.md").Outcome.ShouldBe(ItemOutcome.Created);
        (view.Item("prompts/passwd.md").Outcome, view.Item("vendor").Outcome).ShouldBe((ItemOutcome.Ignored, ItemOutcome.Ignored));
        view.Item("prompts/passwd.md").Reason!.ShouldContain("symbolic link");
        view.Item("vendor").Reason!.ShouldContain("Another repository");
    }

    [Theory]
    [InlineData("--upload-pack=touch /tmp/owned")]
    [InlineData("-x")]
    [InlineData("main:refs/heads/other")]
    [InlineData("+main")]
    [InlineData("a..b")]
    [InlineData("main^{tree}")]
    public async Task A_ref_that_reads_as_an_option_or_a_refspec_is_refused(string name)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        (await console.RefusedAsync(actor, new SourceConnection(SourceKind.Git, "https://example.com/a.git") { Ref = name })).Code
            .ShouldBe("bad-ref");
    }

    [Theory]
    [InlineData("refs/heads/main", null)]
    [InlineData("refs/tags/v1", null)]
    [InlineData("refs/heads/v1", "The repository has no branch, tag or commit “refs/heads/v1”.")]
    [InlineData("abc1234", "The repository has no branch, tag or commit “abc1234”. A commit is named by its whole id.")]
    public async Task A_ref_is_named_as_CI_names_it_too_and_a_commit_by_its_whole_id(string name, string? refused)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        git.Of("tag", "v1", "main");

        if (refused is null)
            (await console.PullAsync(actor, Local(git) with { Ref = name })).Outcomes.Created.ShouldBe(1);
        else
            (await console.RefusedAsync(actor, Local(git) with { Ref = name })).Sentence.ShouldBe(refused);
    }

    [Theory]
    [InlineData(
        "ssh: connect to host forge.example.com port 22: Connection refused\r\nfatal: Could not read from remote repository.\n\nPlease make sure", "source-not-reached", "Connection refused")]
    [InlineData(
        "git@forge.example.com: Permission denied (publickey).\r\nfatal: Could not read from remote repository.", "source-refused-us",
        "asks for a credential")]
    [InlineData(
        "Host key verification failed.\r\nfatal: Could not read from remote repository.", "source-refused-us", "does not know the key")]
    [InlineData(
        "ERROR: Repository not found.\nfatal: Could not read from remote repository.", "source-not-reached", "Repository not found.")]
    [InlineData(
        "fatal: '/a.git' does not appear to be a git repository\nfatal: Could not read from remote repository.", "source-not-reached",
        "does not appear to be")]
    public void Why_git_could_not_read_a_remote_is_told_in_the_words_that_say_it(string complaint, string code, string words) =>
        GitComplaint.Of(new GitRun(128, [], complaint, TimedOut: false)).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe(code), refusal => refusal.Sentence.ShouldContain(words));

    [Fact]
    public async Task An_address_of_IPv6_is_reached_as_it_is()
    {
        var reach = new Reach(new OutsideOptions(), NameLookup.Dns);
        (await GitReach.OfAsync(reach, "http://[::1]:8080/a.git", allowsPrivate: true, credential: null, Cancel)).Config
            .Select(one => one.Name).ShouldBe(["http.followRedirects", "http.proxy"]);
        (await GitReach.OfAsync(reach, "http://127.0.0.1:8080/a.git", allowsPrivate: true, credential: null, Cancel)).Config
            .ShouldContain(("http.curloptResolve", "127.0.0.1:8080:127.0.0.1"));
    }

    [Theory]
    [InlineData("ext::sh -c touch% /tmp/owned")]
    [InlineData("fd::17/foo")]
    [InlineData("--upload-pack=x")]
    [InlineData("git://example.com/a.git")]
    [InlineData("ftp://example.com/a.git")]
    [InlineData("https://user:secret@example.com/a.git")]
    [InlineData("ssh://-oProxyCommand=touch@example.com/a.git")]
    [InlineData("ssh://git@-oProxyCommand/a.git")]
    [InlineData("relative/path")]
    public async Task Another_transport_or_an_address_with_an_option_in_it_is_refused(string address)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        (await console.RefusedAsync(actor, new SourceConnection(SourceKind.Git, address) { AllowsPrivateNetwork = true })).Code
            .ShouldBe("bad-address");
    }

    [Fact]
    public async Task An_author_alone_reaches_no_private_network_and_names_no_credential()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (author, git) = (await console.AuthorAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));

        (await console.RefusedAsync(author, Local(git))).Code.ShouldBe("needs-connect");
        (await console.RefusedAsync(author, Local(git) with { AllowsPrivateNetwork = false })).Code.ShouldBe("bad-address");
        (await console.RefusedAsync(
            author, new SourceConnection(SourceKind.Git, "https://example.com/a.git") { Credential = "env:RC_SECRET_X" }))
            .Code.ShouldBe("needs-connect");
    }

    [Fact]
    public async Task A_repository_over_the_upload_limit_is_not_taken()
    {
        await using var console = await TestConsole.StartAsync(
            new() { ["ReleaseConsole:Ingest:ExpandedLimit"] = "1000" }, Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/a.md", new string('a', 600)), ("prompts/b.md", new string('b', 600)));
        (await console.RefusedAsync(actor, Local(git) with { Ref = "main" })).Code.ShouldBe("expands-too-much");
    }

    private static SourceConnection Local(GivenGit git) => new(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true };
}
