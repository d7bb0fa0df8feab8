using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Tests.Given;

/// <summary>The sample product with its people: who writes, who signs in which lane, who puts live.</summary>
internal sealed class SupportAgent : IAsyncDisposable
{
    private SupportAgent(TestConsole console) => Console = console;

    public TestConsole Console { get; }
    public Actor Amara { get; private set; } = null!;
    public Actor Priya { get; private set; } = null!;
    public Actor Tomas { get; private set; } = null!;
    public Actor Mei { get; private set; } = null!;
    public Actor Jonas { get; private set; } = null!;
    public Actor Kofi { get; private set; } = null!;
    public Actor David { get; private set; } = null!;

    public static async Task<SupportAgent> StartAsync(params string[] releases)
    {
        var agent = await OfAsync(await TestConsole.OnSqliteAsync(TestContext.Current.CancellationToken));
        foreach (var release in releases)
            await agent.Console.ImportAsync(agent.Amara, Importing.Sample(release));
        return agent;
    }

    /// <summary>The same people on a console that the test started.</summary>
    public static async Task<SupportAgent> OfAsync(TestConsole console)
    {
        var agent = new SupportAgent(console);
        agent.Amara = await agent.Console.PersonAsync("Amara Okafor", (Role.PromptEngineer, null));
        agent.Priya = await agent.Console.PersonAsync("Priya Raman", (Role.Reviewer, Lane.AiProduct));
        agent.Tomas = await agent.Console.PersonAsync("Tomás Herrera", (Role.Reviewer, Lane.Security));
        agent.Mei = await agent.Console.PersonAsync("Mei Tanaka", (Role.Reviewer, Lane.Compliance));
        agent.Jonas = await agent.Console.PersonAsync("Jonas Lindqvist", (Role.Reviewer, Lane.Mlops));
        agent.Kofi = await agent.Console.PersonAsync("Kofi Mensah", (Role.Reviewer, Lane.Platform));
        agent.David = await agent.Console.PersonAsync("David Osei", (Role.ReleaseManager, null));
        return agent;
    }

    public async Task<ProposalShown> ProposeAsync(string release, string environment = "production", Actor? by = null) =>
        (await TryProposeAsync(release, environment, by)).ShouldSucceed();

    public Task<Result<ProposalShown>> TryProposeAsync(
        string release, string environment = "production", Actor? by = null, string note = "Please look.") =>
        Console.Get<ProposeRelease>().RunAsync(
            TestConsole.ProductSlug, new NewProposal(release, environment, note, null), by ?? Amara, TestContext.Current.CancellationToken);

    public Task<Result<ProposalShown>> DecideAsync(
        ProposalShown proposal, Actor signer, DecisionMeaning meaning, Lane? lane, string comment = "Looked at every change.") =>
        Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, meaning, lane, comment), signer, TestContext.Current.CancellationToken);

    /// <summary>Every lane that is asked signs, and a reviewer accepts the risk where an evaluation needs it.</summary>
    public async Task<ProposalShown> ApproveAsync(ProposalShown proposal)
    {
        var signers = new Dictionary<Lane, Actor>
        {
            [Lane.AiProduct] = Priya,
            [Lane.Security] = Tomas,
            [Lane.Compliance] = Mei,
            [Lane.Mlops] = Jonas,
            [Lane.Platform] = Kofi,
        };
        foreach (var requirement in proposal.Requirements.Where(one => one.Lane is not null))
            (await DecideAsync(proposal, signers[requirement.Lane!.Value], DecisionMeaning.Approved, requirement.Lane)).ShouldSucceed();
        return (await Console.Get<ProposalView>().RunAsync(proposal.Id, Amara, TestContext.Current.CancellationToken)).ShouldSucceed();
    }

    /// <summary>What is live, set as a finished deployment leaves it, for tests that are not about deploying.</summary>
    public async Task GoesLiveAsync(string release, string environment = "production")
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await Console.Contexts.OpenAsync(Console.Tenant, cancel);
        var found = await db.Set<Core.Releases.Release>().SingleAsync(one => one.Version == release, cancel);
        var there = await db.Set<ReleaseEnvironment>().SingleAsync(one => one.Name == environment, cancel);
        there.GoLive(found.ManifestDigest, found.Id, db.Now, "David Osei");
        db.Record(Actor.Job(Console.Tenant, "test", "test"), new PersonAdded("test"));
        await db.SaveChangesAsync(cancel);
    }

    public ValueTask DisposeAsync() => Console.DisposeAsync();
}

internal static class ResultAssertions
{
    public static T ShouldSucceed<T>(this Result<T> result)
    {
        result.Refusal.ShouldBeNull();
        return result.Value;
    }

    public static Refusal ShouldBeRefused<T>(this Result<T> result, string code)
    {
        result.Refusal.ShouldNotBeNull();
        result.Refusal.Code.ShouldBe(code);
        return result.Refusal;
    }
}
