using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

public sealed class PolicyProposalTests
{
    private static readonly string Looser = RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: 0.2", StringComparison.Ordinal);
    private static readonly string Other = Looser.Replace("minimum_pairs: 30", "minimum_pairs: 20", StringComparison.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_comes_into_force_once_compliance_has_signed_what_it_loosens()
    {
        await using var agent = await SupportAgent.StartAsync();
        var admin = await AdminAsync(agent);
        var proposal = await agent.ProposePolicyAsync(Looser, admin);
        (await agent.SignPolicyAsync(proposal, agent.Mei)).ShouldSucceed().State.ShouldBe(StandingState.Approved);

        (await agent.PutInForceAsync(proposal, admin)).ShouldSucceed().Version.ShouldBe(1);

        var view = (await agent.Console.Get<PolicyHistory>().RunAsync(TestConsole.ProductSlug, admin, Cancel)).ShouldSucceed();
        (view.InForce.Version, view.InForce.Policy.Evaluation.Margin, view.Draft).ShouldBe((1, .2, null));
        var actions = (await agent.Console.AllAsync<AuditEntry>()).Select(one => one.Action).ToList();
        foreach (var action in (string[])[nameof(PolicyProposed), nameof(PolicyDecisionCast), nameof(PolicyAdopted)])
            actions.ShouldContain(action);
    }

    [Fact]
    public async Task An_admin_alone_puts_nothing_in_force()
    {
        await using var agent = await SupportAgent.StartAsync();
        var admin = await AdminAsync(agent);
        var proposal = await agent.ProposePolicyAsync(Looser, admin);
        (await agent.PutInForceAsync(proposal, admin)).ShouldBeRefused("policy-not-signed");
        (await agent.SignPolicyAsync(proposal, admin)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await agent.PutInForceAsync(proposal, agent.Mei)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await agent.Console.AllAsync<PolicyAdoption>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_wrote_the_policy_that_judges_is_told_where_they_also_wrote_what_is_judged()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var proposal = await agent.ProposePolicyAsync(Looser, agent.Amara);
        (await agent.SignPolicyAsync(proposal, agent.Mei)).ShouldSucceed();
        (await agent.PutInForceAsync(proposal, agent.David)).ShouldSucceed();
        (await agent.ProposeAsync("2026.11.1")).Assessment.Findings.ShouldContain(
            one => one.Rule == "gate-changed-by-release" && one.Title.StartsWith("Who made the policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_wrote_it_and_who_proposed_it_cannot_approve_it()
    {
        await using var agent = await SupportAgent.StartAsync();
        var both = await agent.Console.PersonAsync("Wren Both", (Role.PromptEngineer, null), (Role.Reviewer, Lane.Compliance));
        await DraftAsync(agent, both, Looser);
        var proposal = await agent.ProposePolicyAsync(Other, await AdminAsync(agent));

        (await agent.SignPolicyAsync(proposal, both)).ShouldBeRefused("contributor-cannot-approve");

        (await BoardAsync(agent, both)).Proposal!.CannotApproveBecause.ShouldNotBeNull();
        (await agent.SignPolicyAsync(proposal, agent.Tomas)).ShouldBeRefused("lane-not-held");
        (await agent.SignPolicyAsync(proposal, both, DecisionMeaning.ChangesRequested))
            .ShouldSucceed().State.ShouldBe(StandingState.ChangesRequested);
    }

    [Fact]
    public async Task A_signature_of_somebody_who_lost_the_lane_does_not_count_when_it_is_put_in_force()
    {
        await using var agent = await SupportAgent.StartAsync();
        var proposal = await agent.ProposePolicyAsync(Looser, await AdminAsync(agent));
        (await agent.SignPolicyAsync(proposal, agent.Mei)).ShouldSucceed();
        await agent.RevokeAllAsync(agent.Mei.Id);
        (await agent.PutInForceAsync(proposal, agent.David)).ShouldBeRefused("policy-not-signed");
    }

    [Fact]
    public async Task A_lane_held_in_one_environment_does_not_sign_what_holds_in_all()
    {
        await using var agent = await SupportAgent.StartAsync();
        var admin = await AdminAsync(agent);
        var local = await agent.Console.PersonAsync("Lou Local");
        (await agent.Console.Get<GrantRole>().RunAsync(
            new NewGrant(local.Id, Role.Reviewer, Lane.Compliance, TestConsole.ProductSlug, "staging", null), admin,
            Cancel)).ShouldSucceed();
        (await agent.SignPolicyAsync(await agent.ProposePolicyAsync(Looser, admin), local)).ShouldBeRefused("lane-not-held");
    }

    [Fact]
    public async Task A_newer_proposal_takes_the_place_of_an_open_one_and_its_signatures()
    {
        await using var agent = await SupportAgent.StartAsync();
        var admin = await AdminAsync(agent);
        var first = await agent.ProposePolicyAsync(Looser, admin);
        (await agent.SignPolicyAsync(first, agent.Mei)).ShouldSucceed();
        var second = await agent.ProposePolicyAsync(Other, admin);
        (await agent.PutInForceAsync(first, agent.David)).ShouldBeRefused("digest-superseded");
        (await agent.PutInForceAsync(second, agent.David)).ShouldBeRefused("policy-not-signed");
    }

    [Fact]
    public void It_is_stale_when_another_policy_came_into_force()
    {
        var proposal = new PolicyProposal(
            default, default, default, Core.Artifacts.Digest.Of("new"), 2, Core.Artifacts.Digest.Of("old"), 3, default, default, "{}",
            "Why", default, "Ada", default);
        var input = new PolicyStandingInput(
            proposal, PolicyInForce.Default.Policy.Review, Core.Artifacts.Digest.Of("old"), 3, null, [], [],
            new Dictionary<Guid, SignerNow>());
        PolicyStanding.Of(input).State.ShouldBe(StandingState.Open);
        PolicyStanding.Of(input with { InForce = Core.Artifacts.Digest.Of("other"), InForceVersion = 4 }).State
            .ShouldBe(StandingState.Stale);
        // The same text again under a later number: what it loosens was told against another one.
        PolicyStanding.Of(input with { InForceVersion = 5 }).State.ShouldBe(StandingState.Stale);
        PolicyStanding.Of(input with { InForce = proposal.Policy, InForceVersion = 4 }).State.ShouldBe(StandingState.Applied);
    }

    [Fact]
    public async Task The_policy_in_force_says_who_signs_the_next_one()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.AdoptPolicyAsync(
            RiskPolicy.DefaultText.Replace(
                "policy_changes: { compliance: 1 }", "policy_changes: { compliance: 1, security: 1 }", StringComparison.Ordinal));
        var proposal = await agent.ProposePolicyAsync(Looser, await AdminAsync(agent));
        (await agent.SignPolicyAsync(proposal, agent.Mei)).ShouldSucceed().State.ShouldBe(StandingState.Open);
        (await agent.SignPolicyAsync(proposal, agent.Tomas, lane: Lane.Security)).ShouldSucceed().State.ShouldBe(StandingState.Approved);
        var loosened = PolicyJudgement.Between(
            (await agent.Console.Get<PolicyHistory>().TextAsync(TestConsole.ProductSlug, 1, agent.Mei, Cancel)).ShouldSucceed(), Looser);
        loosened.ShouldContain(one => one.Effect == Core.Compare.Effect.Wider && one.Meaning!.Contains("security"));
    }

    [Fact]
    public async Task What_it_would_have_judged_otherwise_is_kept_with_it_and_shown_with_who_can_sign()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        await agent.ProposeAsync("2026.11.1");
        await agent.ProposePolicyAsync(
            RiskPolicy.DefaultText.Replace("critical: do-not-ship", "critical: route-to-lanes", StringComparison.Ordinal),
            await AdminAsync(agent));

        var coming = await BoardAsync(agent, agent.Mei);

        coming.Proposal!.Judgement.Replay.ShouldBe(new ReplaySummary(Judged: 1, Otherwise: 1, Lighter: 0, Graver: 0));
        coming.Proposal.Judgement.Loosened.ShouldHaveSingleItem().Meaning.ShouldBe(
            "At critical risk the advice is route-to-lanes (was do-not-ship).");
        coming.Proposal.CanSign.ShouldHaveSingleItem().Names.ShouldBe(["Mei Tanaka"]);
        coming.WaitsForMe.ShouldNotBeNull();
        (await BoardAsync(agent, agent.Tomas)).WaitsForMe.ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_newest_text_is_proposed_and_the_proposer_takes_it_back()
    {
        await using var agent = await SupportAgent.StartAsync();
        var admin = await AdminAsync(agent);
        var proposal = await agent.ProposePolicyAsync(Looser, admin);
        await DraftAsync(agent, admin, Other);
        (await agent.Console.Get<ProposePolicy>().RunAsync(
            TestConsole.ProductSlug, new NewPolicyProposal(proposal.Policy, "Again"), admin, Cancel))
            .ShouldBeRefused("policy-not-newest");
        (await agent.Console.Get<WithdrawPolicy>().RunAsync(TestConsole.ProductSlug, proposal.Digest, "Not yet.", admin, Cancel))
            .ShouldSucceed();
        (await BoardAsync(agent, admin)).Proposal.ShouldBeNull();
        (await agent.SignPolicyAsync(proposal, agent.Mei)).ShouldBeRefused("digest-superseded");
    }

    [Fact]
    public async Task A_policy_that_was_in_force_long_ago_is_found_behind_a_hundred_others()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.AdoptPolicyAsync(Looser);
        var first = (await agent.Console.AllAsync<PolicyAdoption>()).Single();
        await using (var db = await agent.Console.Contexts.OpenAsync(agent.Console.Tenant, Cancel))
        {
            for (var version = 2; version <= 130; version++)
                db.Add(
                    first with { Id = new PolicyAdoptionId(Guid.CreateVersion7()), Version = version, Policy = RiskPolicy.DefaultDigest });
            db.Record(agent.David, new SomethingNoted("policies", []));
            await db.SaveChangesAsync(Cancel);
        }
        var history = agent.Console.Get<PolicyHistory>();

        (await history.RunAsync(TestConsole.ProductSlug, agent.Mei, Cancel))
            .ShouldSucceed().Versions.ShouldNotContain(one => one.Version == 1);
        (await history.VersionAsync(TestConsole.ProductSlug, 1, agent.Mei, Cancel)).ShouldSucceed().Policy.ShouldBe(first.Policy);
        (await history.TextAsync(TestConsole.ProductSlug, 1, agent.Mei, Cancel)).ShouldSucceed().ShouldBe(Looser);
        (await history.VersionAsync(TestConsole.ProductSlug, 131, agent.Mei, Cancel)).ShouldBeRefused("unknown-policy-version");
        (await history.VersionsAsync(TestConsole.ProductSlug, before: 3, 10, agent.Mei, Cancel)).ShouldSucceed()
            .Select(one => one.Version).ShouldBe([2, 1, 0]);
    }

    [Fact]
    public async Task The_overview_says_in_one_line_what_is_in_force_and_what_waits_for_whom()
    {
        await using var agent = await SupportAgent.StartAsync();
        async Task<PolicyLine> LineAsync() =>
            (await agent.Console.Get<Core.Watch.OverviewBoard>().RunAsync(TestConsole.ProductSlug, agent.Amara, Cancel))
                .ShouldSucceed().Policy;
        (await LineAsync()).ShouldBe(new PolicyLine(0, null, null, null));
        await agent.AdoptPolicyAsync(Looser);
        await agent.ProposePolicyAsync(Other, await AdminAsync(agent));
        (await LineAsync()).ShouldBe(new PolicyLine(1, agent.Console.Clock.GetUtcNow(), 2, "Waits for Compliance approval."));
    }

    private static Task<Actor> AdminAsync(SupportAgent agent) => agent.Console.PersonAsync("Ada Admin", (Role.Admin, null));

    private static async Task<PolicyComing> BoardAsync(SupportAgent agent, Actor actor) =>
        (await agent.Console.Get<PolicyBoard>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).ShouldSucceed();

    private static async Task DraftAsync(SupportAgent agent, Actor by, string text)
    {
        var view = (await agent.Console.Get<PolicyHistory>().RunAsync(TestConsole.ProductSlug, by, Cancel)).ShouldSucceed();
        (await agent.Console.Get<DraftPolicy>().RunAsync(
            new NewPolicy(TestConsole.ProductSlug, text, "A draft.", view.Draft?.Digest ?? view.InForce.Digest), by,
            Cancel)).ShouldSucceed();
    }
}
