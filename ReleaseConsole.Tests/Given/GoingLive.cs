using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Tests.Given;

/// <summary>Putting live and going back, as tests speak of it, by the real use cases.</summary>
internal static class GoingLive
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A small release that every lane has signed for an environment.</summary>
    public static async Task<ProposalShown> ApprovedAsync(
        this SupportAgent agent, string version, string prompt, string environment = "staging")
    {
        await agent.Console.ReleaseAsync(version, prompt);
        return await agent.ApproveAsync(await agent.ProposeAsync(version, environment));
    }

    public static Task<Result<DeploymentId>> DeployAsync(this SupportAgent agent, ProposalShown proposal, Actor? by = null) =>
        agent.Console.Get<DeployProposal>().RunAsync(proposal.Id, by ?? agent.David, Cancel);

    /// <summary>Made, signed, started and carried out: the environment has it.</summary>
    public static async Task PutLiveAsync(this SupportAgent agent, string version, string prompt, string environment = "staging")
    {
        agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));
        (await agent.DeployAsync(await agent.ApprovedAsync(version, prompt, environment))).ShouldSucceed();
        await agent.CarryOutAsync();
    }

    public static Task<int> CarryOutAsync(this SupportAgent agent) =>
        agent.Console.Get<CarryOutWriteBacks>().RunAsync(agent.Console.Tenant, Cancel);

    public static Task<Result<ProposalShown>> RollBackAsync(
        this SupportAgent agent, string? to, bool breakGlass = false, Actor? by = null, string environment = "staging",
        string reason = "It is rude.") =>
        agent.Console.Get<RollBackEnvironment>().RunAsync(
            TestConsole.ProductSlug, environment, new NewRollback(to, reason, BreakGlass: breakGlass), by ?? agent.David, Cancel);

    /// <summary>Rolled back by breaking glass and carried out; a second passes before and after.</summary>
    public static async Task GoBackAsync(this SupportAgent agent, string? to, string environment = "staging")
    {
        agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));
        (await agent.DeployAsync((await agent.RollBackAsync(to, breakGlass: true, environment: environment)).ShouldSucceed()))
            .ShouldSucceed();
        await agent.CarryOutAsync();
        agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>An admin takes every role of a person.</summary>
    public static async Task RevokeAllAsync(this SupportAgent agent, Guid person)
    {
        var admin = await agent.Console.PersonAsync($"Admin {person:n}", (Role.Admin, null));
        foreach (var grant in (await agent.Console.AllAsync<Grant>()).Where(one => one.PrincipalId == person && one.RevokedAt is null))
            (await agent.Console.Get<RevokeRole>().RunAsync(grant.Id, admin, Cancel)).ShouldSucceed();
    }

    /// <summary>Written by an admin, signed for compliance and put in force by the release manager.</summary>
    public static async Task AdoptPolicyAsync(this SupportAgent agent, string text)
    {
        var proposal = await agent.ProposePolicyAsync(text, await agent.Console.PersonAsync("Pia Policy", (Role.Admin, null)));
        (await agent.SignPolicyAsync(proposal, agent.Mei)).ShouldSucceed();
        (await agent.PutInForceAsync(proposal, agent.David)).ShouldSucceed();
    }

    /// <summary>Saved as a draft over the newest one and proposed by one person.</summary>
    public static async Task<PolicyProposal> ProposePolicyAsync(this SupportAgent agent, string text, Actor by)
    {
        var newest = (await agent.Console.Get<PolicyHistory>().RunAsync(TestConsole.ProductSlug, by, Cancel)).ShouldSucceed();
        var draft = (await agent.Console.Get<DraftPolicy>().RunAsync(
            new NewPolicy(TestConsole.ProductSlug, text, "Other gates", newest.Draft?.Digest ?? newest.InForce.Digest), by,
            Cancel)).ShouldSucceed();
        var id = (await agent.Console.Get<ProposePolicy>().RunAsync(
            TestConsole.ProductSlug, new NewPolicyProposal(draft.Digest, "Other gates"), by, Cancel)).ShouldSucceed();
        return (await agent.Console.AllAsync<PolicyProposal>()).Single(one => one.Id == id);
    }

    public static Task<Result<Standing>> SignPolicyAsync(
        this SupportAgent agent, PolicyProposal proposal, Actor signer, DecisionMeaning meaning = DecisionMeaning.Approved,
        Lane lane = Lane.Compliance) => agent.Console.Get<SignPolicy>().RunAsync(
            TestConsole.ProductSlug, new NewDecision(proposal.Digest, meaning, lane, "Read what it loosens."), signer, Cancel);

    public static Task<Result<PolicyAdoption>> PutInForceAsync(this SupportAgent agent, PolicyProposal proposal, Actor by) =>
        agent.Console.Get<PutPolicyInForce>().RunAsync(TestConsole.ProductSlug, proposal.Digest, by, Cancel);
}
