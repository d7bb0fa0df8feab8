using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

/// <summary>Who is told as able to sign: everybody who holds the lane here, of a tenant of any size, and nobody else.</summary>
public sealed class PossibleSignersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_holds_the_lane_is_named_however_many_others_the_tenant_has()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        await OthersAsync(agent.Console, 2_100);
        var proposal = await agent.ProposeAsync("2026.10.3");
        proposal.CanSign.Single(one => one.Requirement == "lane:ai-product").Names.ShouldBe(["Priya Raman"]);
    }

    [Fact]
    public async Task Who_holds_the_lane_elsewhere_or_held_it_once_is_not_named()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        await HeldAsync(agent.Console, "Ada Staging", environment: "staging", ends: null);
        await HeldAsync(agent.Console, "Bo Production", environment: "production", ends: null);
        await HeldAsync(agent.Console, "Cy Yesterday", environment: null, agent.Console.Clock.GetUtcNow().AddDays(-1));
        var proposal = await agent.ProposeAsync("2026.10.3");
        proposal.CanSign.Single(one => one.Requirement == "lane:ai-product").Names.ShouldBe(["Bo Production", "Priya Raman"]);
    }

    [Fact]
    public async Task Signers_and_who_may_say_that_a_condition_is_met_are_asked_for_in_one_query()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var proposal = await agent.ProposeAsync("2026.11.1");
        (await agent.Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, DecisionMeaning.Approved, Lane.AiProduct, "Looked.", "- Watch the refunds."),
            agent.Priya, Cancel)).ShouldSucceed();
        await using var db = await agent.Console.Contexts.OpenAsync(agent.Console.Tenant, Cancel);
        var heard = new ConcurrentBag<string>();
        using (HeardCommands.On(db.Database.GetDbConnection().ConnectionString, command => heard.Add(command.CommandText)))
        {
            var shown = (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, agent.David, Cancel)).ShouldSucceed();
            shown.CanSign.Single(one => one.Requirement == "lane:security").Names.ShouldBe(["Tomás Herrera"]);
            shown.CanMeet.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                one => one.Lane.ShouldBe(Lane.AiProduct), one => one.Names.ShouldBe(["Priya Raman"]));
        }
        heard.Count(text => text.Contains("RevokedAt", StringComparison.Ordinal) && text.Contains("JOIN", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    private static Task OthersAsync(TestConsole console, int count) => AddAsync(
        console, Enumerable.Range(1, count)
            .Select(at => ($"Aaron {at:0000}", Role.Viewer, (Lane?)null, (string?)null, (DateTimeOffset?)null)));

    private static Task HeldAsync(TestConsole console, string name, string? environment, DateTimeOffset? ends) =>
        AddAsync(console, [(name, Role.Reviewer, Lane.AiProduct, environment, ends)]);

    private static async Task AddAsync(
        TestConsole console, IEnumerable<(string Name, Role Role, Lane? Lane, string? Environment, DateTimeOffset? Ends)> people)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        foreach (var (name, role, lane, environment, ends) in people)
        {
            var id = Guid.CreateVersion7();
            db.Add(new Person(name, null) { Id = id, TenantId = console.Tenant, Issuer = "test", Subject = name, CreatedAt = db.Now });
            new HeldRole(role, lane, null, environment).Give(db, id, GrantSource.Hand, "test", ends);
        }
        db.Record(Core.Actor.Job(console.Tenant, "test", "test"), new PersonAdded("others"));
        await db.SaveChangesAsync(Cancel);
    }
}
