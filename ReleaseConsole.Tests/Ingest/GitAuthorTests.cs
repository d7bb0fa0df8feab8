using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Whose bytes a pull brings: the author of the last commit that touched each file, from a real repository.</summary>
public sealed class GitAuthorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_file_names_the_author_and_co_authors_of_the_last_commit_that_touched_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.CommitAs("Old Hand", "old@example.org", "first", "main", ("prompts/triage.md", "Be kind.\n"), ("prompts/reply.md", "Reply.\n"));
        git.CommitAs(
            "Bo Tanaka", "bo@example.org", "shorter\n\nCo-authored-by: Jun Park <jun@example.org>", "main",
            ("prompts/triage.md", "Be brief.\n"));

        await console.PullAsync(actor, Local(git));
        (await AuthorsAsync(console, actor, "prompts/triage")).ShouldBe(["Bo Tanaka", "Jun Park"]);
        (await AuthorsAsync(console, actor, "prompts/reply")).ShouldBe(["Old Hand"]);
    }

    [Fact]
    public async Task A_remote_that_sends_no_commit_without_its_contents_tells_who_wrote_what_all_the_same()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.CommitAs("Old Hand", "old@example.org", "first", "main", ("prompts/triage.md", "Be kind.\n"), ("prompts/reply.md", "Reply.\n"));
        var commit = git.CommitAs("Bo Tanaka", "bo@example.org", "shorter", "main", ("prompts/triage.md", "Be brief.\n"));
        git.Of("config", "uploadpack.allowFilter", "false");

        await console.PullAsync(actor, Local(git));
        (await AuthorsAsync(console, actor, "prompts/triage")).ShouldBe(["Bo Tanaka"]);
        (await AuthorsAsync(console, actor, "prompts/reply")).ShouldBe(["Old Hand"]);
        (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/reply")).From.Commit.ShouldBe(commit);
    }

    [Fact]
    public async Task A_shallow_pull_says_nothing_of_files_that_its_last_commit_only_seems_to_bring()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.CommitAs("Old Hand", "old@example.org", "first", "main", ("prompts/reply.md", "Reply.\n"));
        git.CommitAs("Old Hand", "old@example.org", "second", "main", ("prompts/reply.md", "Reply now.\n"));
        git.CommitAs("Bo Tanaka", "bo@example.org", "third", "main", ("prompts/triage.md", "Be brief.\n"));

        await console.PullAsync(actor, Local(git) with { Depth = 2 });
        (await AuthorsAsync(console, actor, "prompts/triage")).ShouldBe(["Bo Tanaka"]);
        (await AuthorsAsync(console, actor, "prompts/reply")).ShouldBeEmpty();
        (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/reply")).Origin
            .ShouldContain(", who wrote it is not known, imported by Jonas Weber, ");
    }

    [Fact]
    public async Task A_history_longer_than_an_answer_that_is_kept_still_tells_who_wrote_what()
    {
        var log = new GitLog("START", new HashSet<string>(), new HashSet<string> { "prompts/triage.md" });
        var message = new string('x', 1_000_000);
        var commits = Enumerable.Range(0, 70).Select(at => $"START{at}\0Sam Hand\0sam@example.org\0{message}\0\nother-{at}.md\0");
        var history = string.Concat(commits) + "STARTlast\0Bo Tanaka\0bo@example.org\0first\0\nprompts/triage.md\0";

        await log.ReadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(history)), Cancel);

        log.Authors.ShouldHaveSingleItem().Value.ShouldHaveSingleItem().Name.ShouldBe("Bo Tanaka");
    }

    [Fact]
    public async Task Somebody_a_commit_names_by_their_address_wrote_part_of_what_is_released()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var writer = await WithAddressAsync(
            console, await console.PersonAsync("Bo Tanaka", (Role.Reviewer, Lane.AiProduct)), "bo@example.org");
        git.CommitAs("B. T.", "Bo@Example.org", "shorter", "main", ("prompts/triage.md", "Be brief.\n"));
        await console.PullAsync(actor, Local(git));
        var proposal = await ProposedAsync(console, actor);
        proposal.Contributors.Select(one => one.Id).ShouldBe([actor.Id, writer.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Somebody_who_signs_in_for_the_first_time_after_the_pull_is_known_by_their_address_all_the_same()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.CommitAs("Bo Tanaka", "bo@example.org", "shorter", "main", ("prompts/triage.md", "Be brief.\n"));
        await console.PullAsync(actor, Local(git));
        var late = await WithAddressAsync(console, await console.PersonAsync("Bo T.", (Role.Reviewer, Lane.AiProduct)), "bo@example.org");

        (await ProposedAsync(console, actor)).Contributors.ShouldContain(one => one.Id == late.Id && one.Name == "Bo T.");
    }

    [Theory]
    [InlineData("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", "bump", "dependabot[bot]")]
    [InlineData("Bo Tanaka", "bo@example.org", "shorter\n\nCo-Authored-By: Claude <noreply@anthropic.com>", "Claude")]
    [InlineData("Copilot", "198982749+Copilot@users.noreply.github.com", "shorter", "Copilot")]
    [InlineData("Bo Tanaka", "bo@example.org", "shorter\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)", "Claude Code")]
    [InlineData("Bo Tanaka", "bo@example.org", "shorter\n\nCo-authored-by: Claude Dupont <claude.dupont@example.org>", null)]
    [InlineData("Bo Tanaka", "bo@example.org", "shorter", null)]
    public async Task What_an_agent_committed_or_signed_is_found_as_an_agents(string name, string email, string message, string? agent)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.CommitAs(name, email, message, "main", ("prompts/triage.md", "Be brief.\n"));
        await console.PullAsync(actor, Local(git));

        var found = (await ProposedAsync(console, actor)).Assessment.Findings.Where(one => one.Rule == new ChangedByAgent().Id).ToList();
        found.Select(one => one.After).ShouldBe(agent is null ? [] : [agent]);
    }

    private static async Task<IEnumerable<string>> AuthorsAsync(TestConsole console, Actor actor, string path) =>
        ((await console.NewestAsync(actor, ArtifactKind.Prompt, path)).From.Authors ?? []).Select(one => one.Name);

    private static async Task<ProposalShown> ProposedAsync(TestConsole console, Actor actor)
    {
        var pin = new WantedArtifact(
            "prompt", "prompts/triage", (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/triage")).Digest.ToString());
        (await console.Get<FreezeRelease>()
            .RunAsync(TestConsole.ProductSlug, new ReleaseRequest("1.0", "First.", [pin], []), actor, Cancel)).Refusal.ShouldBeNull();
        return (await console.Get<ProposeRelease>()
            .RunAsync(TestConsole.ProductSlug, new NewProposal("1.0", "staging", null, null), actor, Cancel)).ShouldSucceed();
    }

    private static async Task<Actor> WithAddressAsync(TestConsole console, Actor person, string email)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        (await db.Set<Person>().FindAsync([person.Id], Cancel))!.Rename(person.Name, email);
        db.Record(person, new PersonAdded(person.Name));
        await db.SaveChangesAsync(Cancel);
        return person;
    }

    private static SourceConnection Local(GivenGit git) => new(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" };
}
