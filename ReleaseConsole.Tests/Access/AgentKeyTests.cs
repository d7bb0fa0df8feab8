using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

/// <summary>A key of an agent: what it may, for whom, and what is made of what it did.</summary>
public sealed class AgentKeyTests : IAsyncLifetime
{
    private static readonly (Role, Lane?) Writes = (Role.PromptEngineer, null);
    private SupportAgent _product = null!;

    private TestConsole Console => _product.Console;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _product = await SupportAgent.StartAsync();

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task It_may_what_its_key_and_its_person_both_may_at_that_moment()
    {
        var ada = await Console.PersonAsync("Ada", Writes);
        var agent = await Console.AgentAsync(ada, "gardener", Writes);
        var (looking, unable) = (await Console.AgentAsync(ada, "reader"), await Console.AgentAsync(_product.David, "dreamer", Writes));
        (await RightsAsync(agent)).Value.ShouldBe(
            new RightsShown(MayAuthor: true, MayPropose: true, MayConnect: false, MayWithdraw: false));
        (await RightsAsync(looking)).Value.MayAuthor.ShouldBeFalse();
        (await RightsAsync(unable)).Value.ShouldBe(
            new RightsShown(MayAuthor: false, MayPropose: true, MayConnect: false, MayWithdraw: false));

        await TakeEverythingAsync(ada);

        (await RightsAsync(agent)).ShouldBeRefused("unknown-product");
        (await Console.Get<LogState>().RunAsync(agent, Cancel)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_person_narrowed_to_one_product_has_an_agent_that_reads_the_log_of_that_product_alone()
    {
        var auditor = await Console.PersonAsync("Nora");
        await Console.Get<GrantRole>().RunAsync(
            new NewGrant(auditor.Id, Role.Auditor, null, TestConsole.ProductSlug, null, null), Actor.Job(Console.Tenant, "test", "test"),
            Cancel);
        var agent = await Console.AgentAsync(auditor, "clerk", (Role.Auditor, null));
        await Console.ImportAsync(_product.Amara, Importing.Sample("2026.10.3"));

        var read = (await Console.Get<AuditSearch>().RunAsync(new AuditQuestion(), agent, Cancel)).ShouldSucceed();
        read.Rows.ShouldNotBeEmpty();
        read.Rows.ShouldAllBe(row => row.Product != null);
        (await Console.Get<VerifyLog>().RunAsync(null, agent, Cancel)).Refusal!.Code.ShouldBe("role-missing");
    }

    [Fact]
    public async Task What_no_agent_gets_is_refused_with_its_reason()
    {
        var job = Actor.Job(Console.Tenant, "test", "test");
        var wanted =
            new NewKey("gardener", Role.PromptEngineer, null, null, null, TimeSpan.FromDays(90)) { OnBehalfOf = _product.Amara.Id };
        async Task<string?> Code(NewKey key) => (await Console.Get<CreateKey>().RunAsync(key, job, Cancel)).Refusal?.Code;

        (await Code(wanted with { Role = Role.Reviewer, Lane = Lane.Security })).ShouldBe("agent-would-sign");
        (await Code(wanted with { Role = Role.ReleaseManager })).ShouldBe("agent-would-sign");
        (await Code(wanted with { Role = Role.Admin })).ShouldBe("agent-would-sign");
        (await Code(wanted with { Lifetime = null })).ShouldBe("agent-key-needs-end");
        (await Code(wanted with { Lifetime = TimeSpan.FromDays(91) })).ShouldBe("agent-key-needs-end");
        (await Code(wanted with { OnBehalfOf = Guid.CreateVersion7() })).ShouldBe("unknown-person");
        (await Code(wanted)).ShouldBeNull();
        (await Code(wanted with { OnBehalfOf = null })).ShouldBe("key-name-taken");
        (await Code(wanted with { OnBehalfOf = _product.David.Id })).ShouldBe("key-name-taken");
        (await Code(wanted)).ShouldBeNull("a second key of the same agent");
    }

    [Fact]
    public async Task The_person_it_works_for_does_not_approve_what_it_wrote()
    {
        var ada = await Console.PersonAsync("Ada", Writes, (Role.Reviewer, Lane.Security));
        var agent = await Console.AgentAsync(ada, "gardener", Writes);
        await Console.ImportAsync(agent, Importing.Sample("2026.10.3"));
        var proposal = await _product.ProposeAsync("2026.10.3", by: agent);

        (await _product.DecideAsync(proposal, ada, DecisionMeaning.Approved, Lane.Security)).ShouldBeRefused("contributor-cannot-approve");
        (await _product.DecideAsync(proposal, agent, DecisionMeaning.Approved, Lane.Security)).ShouldBeRefused("agent-may-not");
        (await _product.DecideAsync(proposal, _product.Tomas, DecisionMeaning.Approved, Lane.Security)).Succeeded.ShouldBeTrue();
        proposal.Contributors.ShouldContain(one => one.Name == "Ada");
    }

    [Fact]
    public async Task What_it_did_is_told_with_its_person_and_judged_as_an_agents_work()
    {
        await _product.Console.ImportAsync(_product.Amara, Importing.Sample("2026.10.3"));
        await _product.GoesLiveAsync("2026.10.3");
        var agent = await Console.AgentAsync(_product.Amara, "gardener", Writes);
        var before = await Console.TextAsync(agent, ArtifactKind.Prompt, "prompts/triage");
        var saved = (await Console.SavePromptAsync(agent, before.Content + "\nBe brief.\n", before.Digest)).ShouldSucceed();
        (await Console.Get<FreezeRelease>().RunAsync(
            TestConsole.ProductSlug,
            new ReleaseRequest("with-agent", "Briefer.", [], [])
            {
                From = "2026.10.3",
                Set = [new WantedArtifact("prompt", saved.Path, saved.Digest.ToString())],
            },
            agent, Cancel)).ShouldSucceed();
        var proposal = await _product.ProposeAsync("with-agent", by: agent);

        proposal.Assessment.Findings.Where(finding => finding.Rule == "changed-by-agent")
            .ShouldHaveSingleItem().Artifact.ShouldBe("prompts/triage");
        var told = (await Console.Get<AuditSearch>().RunAsync(
            new AuditQuestion { Actions = ["ReleaseProposed"] }, _product.David, Cancel)).ShouldSucceed().Rows.ShouldHaveSingleItem();
        (told.ActorKind, told.Who).ShouldBe((ActorKind.Agent, "gardener for Amara Okafor"));
    }

    private async Task TakeEverythingAsync(Actor person)
    {
        await using var db = await Console.Contexts.OpenAsync(Console.Tenant, Cancel);
        foreach (var grant in db.Set<Grant>().Where(grant => grant.PrincipalId == person.Id))
            grant.Revoke(db.Now);
        db.Record(Actor.Job(Console.Tenant, "test", "test"), new PersonAdded("taken"));
        await db.SaveChangesAsync(Cancel);
    }

    private Task<Result<RightsShown>> RightsAsync(Actor actor) => Console.Get<MyRights>().RunAsync(TestConsole.ProductSlug, actor, Cancel);
}
