using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Watch;

/// <summary>What stands in the inbox beside proposals, on both databases: for whoever may act on it, and for nobody else.</summary>
public abstract class InboxTasksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestConsole> StartAsync(CancellationToken cancel);

    [Fact]
    public async Task Drift_waits_for_who_may_resolve_it_there_and_again_when_its_acceptance_has_passed()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var drift = await DriftAsync(agent.Console);

        (await TasksAsync(agent, agent.David)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            task => task.Kind.ShouldBe(InboxTaskKind.Drift),
            task => task.Title.ShouldBe("Decide on drift in staging: prompts/triage"),
            task => task.Environment.ShouldBe("staging"));
        (await TasksAsync(agent, agent.Priya)).ShouldBeEmpty();

        (await agent.Console.Get<ResolveDrift>().RunAsync(
            drift, new DriftResolution(DriftChoice.Accept, agent.Console.Clock.GetUtcNow().AddDays(1), "Known."), agent.David, Cancel))
                .ShouldSucceed();
        (await TasksAsync(agent, agent.David)).ShouldBeEmpty();
        agent.Console.Clock.Advance(TimeSpan.FromDays(2));
        (await TasksAsync(agent, agent.David)).ShouldHaveSingleItem().Why.ShouldStartWith("It was accepted until a date that has passed.");
    }

    [Fact]
    public async Task A_risk_that_ends_soon_waits_for_the_one_who_accepted_it_until_they_speak_again()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await FindingAsync(agent);
        await AcceptAsync(agent, proposal, finding, days: 30);
        (await TasksAsync(agent, agent.Tomas)).ShouldBeEmpty();

        agent.Console.Clock.Advance(TimeSpan.FromDays(20));
        var task = (await TasksAsync(agent, agent.Tomas)).ShouldHaveSingleItem();
        (task.Kind, task.Proposal).ShouldBe((InboxTaskKind.RiskEnding, proposal.Id));
        task.Why.ShouldContain("is accepted until 22 December 2026. You said: Watched.");
        (await TasksAsync(agent, agent.Kofi)).ShouldBeEmpty();

        await AcceptAsync(agent, proposal, finding, days: 60);
        (await TasksAsync(agent, agent.Tomas)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_remark_waits_for_the_proposer_an_answer_for_the_reviewer_and_a_settled_thread_for_nobody()
    {
        await using var agent = await ProposedAsync();
        var proposal = await agent.ProposeAsync("2026.11.1");
        var thread = await SayAsync(agent, proposal, agent.Priya, "Why is the limit higher?");
        (await TasksAsync(agent, agent.Amara)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            task => task.Title.ShouldBe("Answer Priya Raman on the proposal"),
            task => task.Why.ShouldBe("“Why is the limit higher?”"),
            task => task.Risk.ShouldBe(proposal.Risk));
        (await TasksAsync(agent, agent.Priya)).ShouldBeEmpty();

        agent.Console.Clock.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(agent, proposal, agent.Amara, "The desk asked for it.", thread);
        (await TasksAsync(agent, agent.Amara)).ShouldBeEmpty();
        (await TasksAsync(agent, agent.Priya)).ShouldHaveSingleItem().Title.ShouldBe("Answer Amara Okafor on the proposal");
        (await TasksAsync(agent, agent.Mei)).ShouldBeEmpty();

        (await agent.Console.Get<ResolveThread>().RunAsync(proposal.Id, thread, agent.Priya, Cancel)).ShouldSucceed();
        (await TasksAsync(agent, agent.Priya)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Items_of_one_import_that_nobody_could_tell_are_one_task_for_who_may_say_it()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        await UnresolvedAsync(agent.Console, new ImportId(Guid.CreateVersion7()), "b.md", "a.md");
        await UnresolvedAsync(agent.Console, new ImportId(Guid.CreateVersion7()), "c.md");

        var tasks = await TasksAsync(agent, agent.Amara);
        tasks.Select(task => task.Title).ShouldBe(["Say which artifacts 2 items are", "Say which artifact 1 item is"], ignoreOrder: true);
        tasks.Select(task => task.Why).ShouldContain("An import could not tell. The first is a.md.");
        (await TasksAsync(agent, agent.Priya)).ShouldBeEmpty();
        (await agent.Console.Get<RailNumbers>().RunAsync(TestConsole.ProductSlug, agent.Amara, Cancel)).Value.Waiting.ShouldBe(2);
    }

    private async Task<SupportAgent> ProposedAsync()
    {
        var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        foreach (var release in (string[])["2026.11.0", "2026.11.1"])
            await agent.Console.ImportAsync(agent.Amara, Importing.Sample(release));
        await agent.GoesLiveAsync("2026.11.0");
        return agent;
    }

    private static async Task<(ProposalShown Proposal, Core.Assess.Finding Finding)> FindingAsync(SupportAgent agent)
    {
        var proposal = await agent.ProposeAsync("2026.11.1");
        return (
            proposal, proposal.Assessment.Findings.First(one => one is { Lane: Lane.Security, Severity: >= Core.Assess.RiskLevel.High }));
    }

    private static async Task AcceptAsync(SupportAgent agent, ProposalShown proposal, Core.Assess.Finding finding, int days)
    {
        var until = DateOnly.FromDateTime(agent.Console.Clock.GetUtcNow().UtcDateTime).AddDays(days);
        var said = new NewFindingDecision(
            FindingDecision.DigestOf(proposal.Assessment, finding), FindingVerdict.RiskAccepted, "Watched.", until);
        (await agent.Console.Get<DecideFinding>().RunAsync(proposal.Id, said, agent.Tomas, Cancel)).ShouldSucceed();
    }

    private static async Task<CommentId> SayAsync(
        SupportAgent agent, ProposalShown proposal, Actor by, string text, CommentId? thread = null) =>
        (await agent.Console.Get<AddComment>().RunAsync(proposal.Id, new NewComment(text, Thread: thread), by, Cancel)).ShouldSucceed();

    private static async Task<List<InboxTask>> TasksAsync(SupportAgent agent, Actor actor) =>
        (await agent.Console.Get<InboxTasks>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).ShouldSucceed();

    private static async Task<DriftId> DriftAsync(TestConsole console)
    {
        var product = await console.ProductAsync();
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var target = new Target("https://desk.example.invalid/hook", "staging", "{}", secret: null)
        {
            Id = new TargetId(Guid.CreateVersion7()),
            TenantId = console.Tenant,
            ProductId = product,
            Name = "the desk",
            Kind = TargetKind.Webhook,
            AllowsPrivateNetwork = false,
            CreatedAt = db.Now,
        };
        var drift = new Drift(observed: null, who: null, db.Now)
        {
            Id = new DriftId(Guid.CreateVersion7()),
            TenantId = console.Tenant,
            ProductId = product,
            Environment = "staging",
            TargetId = target.Id,
            Kind = DriftKind.ContentEdited,
            Path = "prompts/triage",
            Expected = null,
        };
        db.AddRange(target, drift);
        db.Record(Actor.Job(console.Tenant, "test", "test"), new SomethingNoted("a drift", []));
        await db.SaveChangesAsync(Cancel);
        return drift.Id;
    }

    private static async Task UnresolvedAsync(TestConsole console, ImportId import, params string[] files)
    {
        var product = await console.ProductAsync();
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        foreach (var file in files)
            db.Add(new Unresolved
            {
                Id = new UnresolvedId(Guid.CreateVersion7()),
                TenantId = console.Tenant,
                ProductId = product,
                ImportId = import,
                Kind = ArtifactKind.Prompt,
                Path = $"prompts/{file}",
                Content = Digest.Of(file),
                Original = Digest.Of(file),
                Format = "text/1",
                SourcePath = file,
                Reason = "It resembles two.",
                Suggestion = null,
                CreatedAt = db.Now,
            });
        db.Record(Actor.Job(console.Tenant, "test", "test"), new SomethingNoted("an import", []));
        await db.SaveChangesAsync(Cancel);
    }
}

public sealed class InboxTasksOnSqliteTests : InboxTasksTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => TestConsole.OnSqliteAsync(cancel);
}

public sealed class InboxTasksOnPostgresTests(PostgresServer server) : InboxTasksTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => server.ConsoleAsync(cancel);
}
