using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>Repositories by the smart HTTP protocol, served by git's own http-backend.</summary>
public sealed class GitHttpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repository_behind_a_credential_is_taken_by_reference_and_the_secret_is_written_nowhere()
    {
        const string secret = "reader:s3cret-of-the-forge";
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var commit = git.Commit("main", ("prompts/triage.md", "Be kind.\n"), ("big/prompts/other.md", "Other.\n"));
        await using var forge = await GivenGitHttp.StartAsync(Path.GetDirectoryName(git.Remote)!, secret);
        var place = new SourceConnection(SourceKind.Git, forge.Address + "/live.git")
        { Ref = "main", AllowsPrivateNetwork = true, Path = "prompts" };

        (await console.RefusedAsync(actor, place)).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("source-refused-us"), refusal => refusal.Sentence.ShouldContain("asks for a credential"));
        var view = await console.PullAsync(actor, place with { Credential = console.Secret("forge", secret) });

        view.Items.ShouldHaveSingleItem().Outcome.ShouldBe(ItemOutcome.Created);
        var version = await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/triage");
        (version.From.Commit, version.From.Location).ShouldBe((commit, forge.Address + "/live.git"));
        foreach (var file in Directory.EnumerateFiles(console.DataDirectory, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("secrets", StringComparison.Ordinal)))
            (await ReadSharedAsync(file)).ShouldNotContain("s3cret-of-the-forge", Case.Sensitive, file);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        var root = Path.GetDirectoryName(git.Remote)!;
        await using var real = await GivenGitHttp.StartAsync(root);
        await using var lure = await GivenGitHttp.StartAsync(root);
        lure.RedirectsTo = real.Address;

        var refusal = await console.RefusedAsync(
            actor, new SourceConnection(SourceKind.Git, lure.Address + "/live.git") { Ref = "main", AllowsPrivateNetwork = true });
        refusal.Code.ShouldBe("source-moved");
        refusal.Sentence.ShouldContain("redirect");
    }

    [Fact]
    public async Task A_pull_by_the_clock_that_finds_the_commit_of_the_last_one_asks_for_no_history()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        for (var at = 0; at < 20; at++)
            git.CommitAs("Old Hand", "old@example.org", $"step {at}", "main", ("prompts/triage.md", $"Be kind {at}.\n"));
        await using var forge = await GivenGitHttp.StartAsync(Path.GetDirectoryName(git.Remote)!);
        var place = new SourceConnection(SourceKind.Git, forge.Address + "/live.git") { Ref = "main", AllowsPrivateNetwork = true };
        (await console.Get<SaveSource>().RunAsync(
            TestConsole.ProductSlug, null, new SourceDraft("forge", place, 15, null, null), actor, Cancel)).ShouldSucceed();

        (await SentAsync(ImportState.Finished) / 2).ShouldBeGreaterThan(await SentAsync(ImportState.Unchanged));
        git.CommitAs("Bo Tanaka", "bo@example.org", "shorter", "main", ("prompts/triage.md", "Be brief.\n"));
        await SentAsync(ImportState.Finished);

        (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/triage")).From.Authors!.ShouldHaveSingleItem().Name
            .ShouldBe("Bo Tanaka");

        async Task<long> SentAsync(ImportState ends)
        {
            console.Clock.Advance(TimeSpan.FromMinutes(16));
            var before = forge.Sent;
            var (import, by) = (await console.Get<RunDueSources>().RunAsync(console.Tenant, Cancel)).ShouldHaveSingleItem();
            (await console.Get<RunImport>().RunAsync(import, by, Cancel)).ShouldSucceed().State.ShouldBe(ends);
            return forge.Sent - before;
        }
    }

    private static async Task<string> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancel);
    }
}
