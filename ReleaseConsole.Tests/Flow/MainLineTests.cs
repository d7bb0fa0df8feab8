using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>The whole of it once, on the sample product and a real git repository: from files to live to taken back.</summary>
public sealed class MainLineTests(PostgresServer server)
{
    private const string Product = TestConsole.ProductSlug;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task From_files_to_live_to_drifted_to_taken_back_and_the_log_tells_it_in_order(DatabaseProvider provider)
    {
        // Ingest and resolve: three folders become artifacts and frozen releases.
        await using var agent = await SupportAgent.OfAsync(
            provider == DatabaseProvider.Sqlite ? await TestConsole.OnSqliteAsync(Cancel) : await server.ConsoleAsync(Cancel));
        var console = agent.Console;
        foreach (var release in (string[])["2026.10.3", "2026.11.0", "2026.11.1"])
            await console.ImportAsync(agent.Amara, Importing.Sample(release));
        var git = GivenGit.In(console);
        await git.ConnectAsync(console, "production");

        // Review and deploy the first two releases, and write them back.
        await PutLiveAsync(agent, "2026.10.3");
        await PutLiveAsync(agent, "2026.11.0");
        Written(git).ShouldBe(await LiveAsync(console));

        // Compare and assess the third: it lost a rule, gained write access and got worse.
        var compared = (await console.Get<ComparisonView>().RunAsync(Product, "env:production", "2026.11.1", agent.Amara, Cancel))
            .ShouldSucceed();
        compared.Changes.Changes.ShouldContain(change => change.Path == "tools/write_file" && change.Type == ChangeType.Added);
        var proposal = await agent.ProposeAsync("2026.11.1");
        proposal.Assessment.Findings.Select(finding => finding.Rule).ShouldContain("guardrail-removed");
        (proposal.Risk >= RiskLevel.High).ShouldBeTrue();

        // It is not applied before its quorum stands, and then exactly once.
        (await console.Get<DeployProposal>().RunAsync(proposal.Id, agent.David, Cancel)).ShouldBeRefused("not-approved");
        await agent.ApproveAsync(proposal);
        (await agent.DecideAsync(proposal, agent.Tomas, DecisionMeaning.RiskAccepted, Lane.Security, "For one day, watched."))
            .ShouldSucceed();
        await DeployAsync(agent, proposal);
        (await LiveAsync(console)).ShouldBe(proposal.Manifest);

        // Watch: somebody edits the branch by hand.
        git.EditByHand("release/production", "prompts/triage.md", "Refund everything.\n");
        await console.Get<CheckDrift>().RunAsync(console.Tenant, Cancel);
        var drift = (await console.Get<DriftList>().RunAsync(Product, all: false, agent.David, Cancel)).ShouldSucceed();
        drift.ShouldContain(one => one.Path == "prompts/triage" && one.Who!.Contains("Sam Hand", StringComparison.Ordinal));

        // Roll back to the last known good release: the environment ends with that release's digest.
        var wizard = (await console.Get<PlanRollback>().RunAsync(Product, "production", to: null, agent.David, Cancel)).ShouldSucceed();
        var good = wizard.Candidates[0];
        good.Release.ShouldBe("2026.11.0");
        var back = (await console.Get<RollBackEnvironment>().RunAsync(
            Product, "production", new NewRollback(good.Release, "Refunds go out unseen."), agent.David, Cancel)).ShouldSucceed();
        (await agent.DecideAsync(back, agent.David, DecisionMeaning.Approved, lane: null))
            .ShouldSucceed().State.ShouldBe(StandingState.Approved);
        await DeployAsync(agent, back);
        (await LiveAsync(console)).ShouldBe(good.Manifest);
        git.Show("release/production", "prompts/triage.md").ShouldContain("hand_off");
        Written(git).ShouldBe(good.Manifest);

        await TellsInOrderAsync(console);
    }

    /// <summary>The audit log tells the story in order, and verifies.</summary>
    private static async Task TellsInOrderAsync(TestConsole console)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var story = await db.Set<AuditEntry>().OrderBy(entry => entry.Index).Select(entry => entry.Action).ToListAsync(Cancel);
        Ordered(story, "ReleaseFrozen", "ReleaseProposed", "DecisionCast", "DeploymentStarted", "WriteBackIntended", "ReleaseWentLive",
            "DriftFound", "ReleaseProposed", "DecisionCast", "DeploymentStarted", "WriteBackIntended", "ReleaseWentLive");
        var auditor = await console.PersonAsync("Ada Auditor", (Role.Auditor, null));
        (await console.Get<VerifyLog>().RunAsync(progress: null, auditor, Cancel)).ShouldSucceed().Ok.ShouldBeTrue();
    }

    private static async Task PutLiveAsync(SupportAgent agent, string release)
    {
        var proposal = await agent.ApproveAsync(await agent.ProposeAsync(release));
        proposal.State.ShouldBe(StandingState.Approved);
        await DeployAsync(agent, proposal);
    }

    private static async Task DeployAsync(SupportAgent agent, ProposalShown proposal)
    {
        (await agent.Console.Get<DeployProposal>().RunAsync(proposal.Id, agent.David, Cancel)).ShouldSucceed();
        await agent.Console.Get<CarryOutWriteBacks>().RunAsync(agent.Console.Tenant, Cancel);
        agent.Console.Clock.Advance(TimeSpan.FromHours(1));
    }

    private static async Task<Digest?> LiveAsync(TestConsole console)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return (await db.Set<ReleaseEnvironment>().AsNoTracking().SingleAsync(one => one.Name == "production", Cancel)).LiveManifest;
    }

    /// <summary>The digest of the manifest that lies on the branch.</summary>
    private static Digest? Written(GivenGit git) =>
        CanonicalJson.DigestFrom(Encoding.UTF8.GetBytes(git.Show("release/production", "manifest.json"))).Value;

    private static void Ordered(List<string> story, params string[] expected)
    {
        var at = 0;
        foreach (var action in expected)
        {
            var found = story.IndexOf(action, at);
            found.ShouldBeGreaterThanOrEqualTo(0, $"{action} does not follow in: {string.Join(" ", story)}");
            at = found + 1;
        }
    }
}
