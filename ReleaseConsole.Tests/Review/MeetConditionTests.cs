using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

/// <summary>An approval on conditions holds the release until somebody of its lane says how each was met; on both databases.</summary>
public abstract class MeetConditionTests
{
    private const string LoadTest = "Only after the load test";
    private const string Night = "Not before the night shift knows";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestConsole> StartAsync(CancellationToken cancel);

    [Fact]
    public async Task What_an_approval_is_tied_to_stands_in_the_way_until_each_is_said_to_be_met()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var tied = await TiedAsync(agent, $"- {LoadTest}\r\n\n* {Night}\n- {LoadTest}");
        tied.Conditions.Select(one => (one.Text, one.State, one.Met)).ShouldBe(
            [(LoadTest, ConditionState.Open, null), (Night, ConditionState.Open, null)]);
        tied.State.ShouldBe(StandingState.Open);
        var waits = tied.Requirements.Single(one => one.Id == "conditions");
        (waits.State, waits.Have, waits.Needed).ShouldBe((RequirementState.Pending, 0, 2));
        var refused = (await agent.DeployAsync(tied)).ShouldBeRefused("conditions-open");
        refused.Sentence.ShouldContain($"“{LoadTest}” is open: Priya Raman asked for it in the AI product lane.");
        refused.Sentence.ShouldContain($"“{Night}” is open");

        (await MeetAsync(agent, tied, 0, agent.Priya, "Run 118 held 200 requests a second."))
            .ShouldSucceed().State.ShouldBe(StandingState.Open);
        (await agent.DeployAsync(tied)).ShouldBeRefused("conditions-open").Sentence.ShouldNotContain(LoadTest);
        var met = (await MeetAsync(agent, tied, 1, agent.Priya, "Told in the channel at noon.")).ShouldSucceed();
        met.State.ShouldBe(StandingState.Approved);
        met.Conditions.Select(one => (one.State, one.Met!.By)).Distinct().ShouldBe([(ConditionState.Met, "Priya Raman")]);
        met.Requirements.Single(one => one.Id == "conditions").Because.ShouldBe("Each was said to be met.");
        (await agent.DeployAsync(met)).ShouldSucceed();
    }

    [Fact]
    public async Task It_is_in_the_log_with_its_words_and_the_same_word_twice_is_one_fact()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var tied = await TiedAsync(agent, LoadTest);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MeetAsync(agent, tied, 0, agent.Priya, " Run 118 held. ")));
        (await agent.Console.AllAsync<MetCondition>()).ShouldHaveSingleItem().Evidence.ShouldBe("Run 118 held.");

        var other = await agent.Console.PersonAsync("Pia Two", (Role.Reviewer, Lane.AiProduct));
        (await MeetAsync(agent, tied, 0, other, "I saw it too."))
            .ShouldBeRefused("condition-met-already").Sentence.ShouldContain("Priya Raman");
        var found = (await agent.Console.Get<AuditSearch>()
            .RunAsync(new AuditQuestion { Words = "run 118 load test" }, agent.Priya, Cancel))
            .ShouldSucceed().Rows.ShouldHaveSingleItem();
        (found.Action, found.Who).ShouldBe((nameof(ConditionMet), "Priya Raman"));
    }

    [Fact]
    public async Task Somebody_else_of_the_lane_may_say_it_and_nobody_of_another_lane_nor_an_agent_nor_a_stranger()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var tied = await TiedAsync(agent, LoadTest);
        var pia = await agent.Console.PersonAsync("Pia Two", (Role.Reviewer, Lane.AiProduct));
        var hand = await agent.Console.AgentAsync(pia, "gardener", (Role.Reviewer, Lane.AiProduct));
        var stranger = await agent.Console.PersonInAsync(
            await agent.Console.AddTenantAsync("other", Cancel), "Sten", (Role.Reviewer, Lane.AiProduct), (Role.ReleaseManager, null));

        (await MeetAsync(agent, tied, 0, agent.Tomas, "It held."))
            .ShouldBeRefused("lane-not-held").Sentence.ShouldContain("AI product lane");
        (await MeetAsync(agent, tied, 0, agent.David, "It held.")).ShouldBeRefused("lane-not-held");
        (await MeetAsync(agent, tied, 0, agent.Amara, "It held.")).ShouldBeRefused("role-missing");
        (await MeetAsync(agent, tied, 0, hand, "It held.")).ShouldBeRefused("agent-may-not");
        (await MeetAsync(agent, tied, 0, stranger, "It held.")).ShouldBeRefused("unknown-proposal");
        (await agent.Console.AllAsync<MetCondition>()).ShouldBeEmpty();
        (await ShownAsync(agent, tied, agent.Tomas)).Me.MayMeet.ShouldBeEmpty();
        (await ShownAsync(agent, tied, pia)).Me.MayMeet.ShouldBe([tied.Conditions[0].Id]);
        (await MeetAsync(agent, tied, 0, pia, "It held.")).ShouldSucceed().Conditions.Single().Met!.By.ShouldBe("Pia Two");
    }

    [Fact]
    public async Task Whoever_wrote_part_of_it_cannot_say_so_and_a_word_stops_counting_with_the_lane_of_who_gave_it()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var wren = await agent.Console.PersonAsync("Wren Both", (Role.PromptEngineer, null), (Role.Reviewer, Lane.AiProduct));
        var pia = await agent.Console.PersonAsync("Pia Two", (Role.Reviewer, Lane.AiProduct));
        var saved = (await agent.Console.SavePromptAsync(wren, "Be kind.\n", parent: null)).ShouldSucceed();
        (await agent.Console.Get<FreezeRelease>().RunAsync(
            TestConsole.ProductSlug, new ReleaseRequest("1", null, [new WantedArtifact("prompt", saved.Path, saved.Digest.ToString())], []),
            wren, Cancel)).ShouldSucceed();
        var tied = await SignedAsync(agent, await agent.ProposeAsync("1", "staging"), LoadTest);

        tied.CanMeet.ShouldHaveSingleItem().Names.ShouldBe(["Pia Two", "Priya Raman"]);
        (await MeetAsync(agent, tied, 0, wren, "It held.")).ShouldBeRefused("contributor-cannot-approve");
        (await MeetAsync(agent, tied, 0, pia, "It held.")).ShouldSucceed().State.ShouldBe(StandingState.Approved);
        await agent.RevokeAllAsync(pia.Id);
        var after = await ShownAsync(agent, tied, agent.Priya);
        (after.State, after.Conditions.Single().State).ShouldBe((StandingState.Open, ConditionState.Open));
        after.Conditions.Single().WhyNot.ShouldBe("Pia Two does not hold the AI product lane any more.");
        (await agent.DeployAsync(tied)).ShouldBeRefused("conditions-open").Sentence.ShouldContain("Pia Two does not hold");
        (await MeetAsync(agent, tied, 0, agent.Priya, "I looked: it held.")).ShouldSucceed().State.ShouldBe(StandingState.Approved);
    }

    [Fact]
    public async Task With_the_approval_its_conditions_go_and_a_new_one_asks_anew()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var tied = await TiedAsync(agent, LoadTest);
        (await MeetAsync(agent, tied, 0, agent.Priya, "It held.")).ShouldSucceed();

        var again = (await SignAsync(agent, tied, agent.Priya, Lane.AiProduct, LoadTest, "It was the wrong build.")).ShouldSucceed();
        again.Conditions.ShouldHaveSingleItem().State.ShouldBe(ConditionState.Open);
        (await MeetAsync(agent, tied, 0, agent.Priya, "Once more."))
            .ShouldBeRefused("condition-void").Sentence.ShouldContain("decided again later");
        var free = (await SignAsync(agent, tied, agent.Priya, Lane.AiProduct, conditions: null, "No need.")).ShouldSucceed();
        (free.State, free.Conditions.Count).ShouldBe((StandingState.Approved, 0));
        free.Requirements.ShouldNotContain(one => one.Id == "conditions");
        (await MeetAsync(agent, again, 0, agent.Priya, "It held.")).ShouldBeRefused("condition-void");
        var back = (await SignAsync(agent, tied, agent.Priya, Lane.AiProduct, LoadTest, "It was the wrong build.")).ShouldSucceed();
        (back.State, back.Conditions.Single().State).ShouldBe((StandingState.Open, ConditionState.Open));
        back.Conditions.Single().Id.ShouldNotBe(again.Conditions.Single().Id);
        (await SignAsync(agent, tied, agent.Priya, Lane.AiProduct, conditions: null, "Really no need.")).ShouldSucceed();
        (await agent.DeployAsync(free)).ShouldSucceed();
    }

    [Fact]
    public async Task Of_a_proposal_whose_digest_is_superseded_nothing_is_met_any_more()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var tied = await TiedAsync(agent, LoadTest);
        await agent.Console.ReleaseAsync("0", "Be brief.\n");
        await agent.GoesLiveAsync("0", "staging");
        (await MeetAsync(agent, tied, 0, agent.Priya, "It held.")).ShouldBeRefused("proposal-stale");

        var next = await agent.ProposeAsync("1", "staging");
        next.Digest.ShouldNotBe(tied.Digest);
        next.Conditions.ShouldBeEmpty();
        (await agent.Console.Get<MeetCondition>().RunAsync(
            next.Id, new NewMetCondition(tied.Conditions[0].Id, "It held."), agent.Priya, Cancel)).ShouldBeRefused("condition-not-there");
    }

    [Fact]
    public async Task Nothing_said_a_secret_or_a_book_is_no_evidence_and_only_an_approval_is_tied_to_a_few_short_conditions()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var tied = await TiedAsync(agent, LoadTest);
        (await MeetAsync(agent, tied, 0, agent.Priya, "  ")).ShouldBeRefused("evidence-missing");
        (await MeetAsync(agent, tied, 0, agent.Priya, new string('x', 2_001))).ShouldBeRefused("evidence-too-long");
        (await MeetAsync(agent, tied, 0, agent.Priya, "With AKIAIOSFODNN7EXAMPL3.")).Refusal.ShouldNotBeNull().Code.ShouldContain("secret");

        (await SignAsync(agent, tied, agent.Priya, Lane.AiProduct, new string('x', 1_001))).ShouldBeRefused("condition-too-long");
        (await SignAsync(agent, tied, agent.Priya, Lane.AiProduct, string.Join('\n', Enumerable.Range(1, 21))))
            .ShouldBeRefused("too-many-conditions");
        (await agent.Console.Get<CastDecision>().RunAsync(
            tied.Id, new NewDecision(tied.Digest, DecisionMeaning.ChangesRequested, Lane.AiProduct, "No.", LoadTest), agent.Priya, Cancel))
            .ShouldBeRefused("conditions-need-approval");
        (await agent.Console.AllAsync<MetCondition>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rollback_signed_on_a_condition_waits_for_a_release_manager_and_broken_glass_does_not()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be brief.\n");
        var boss = await agent.Console.PersonAsync("Ben Boss", (Role.ReleaseManager, null));
        var back = (await agent.RollBackAsync("1", breakGlass: false, environment: "staging")).ShouldSucceed();
        var tied = (await SignAsync(agent, back, boss, lane: null, LoadTest)).ShouldSucceed();
        tied.Conditions.ShouldHaveSingleItem().State.ShouldBe(ConditionState.Open);
        (await agent.DeployAsync(tied)).ShouldBeRefused("conditions-open");
        (await MeetAsync(agent, tied, 0, agent.Priya, "It held.")).ShouldBeRefused("lane-not-held").Sentence
            .ShouldBe("A release manager says whether this is met.");

        var broken = (await agent.DecideAsync(tied, agent.David, DecisionMeaning.Overridden, lane: null, "Orders are lost."))
            .ShouldSucceed();
        broken.Requirements.Single(one => one.Id == "conditions").State.ShouldBe(RequirementState.Overridden);
        broken.State.ShouldBe(StandingState.Approved);
    }

    [Fact]
    public async Task It_waits_in_the_inbox_of_who_may_say_so_and_of_nobody_else()
    {
        await using var agent = await SupportAgent.OfAsync(await StartAsync(Cancel));
        var tied = await TiedAsync(agent, $"{LoadTest}\n{Night}");
        async Task<Queue> AskAsync(Actor who) =>
            (await agent.Console.Get<ReviewQueue>().RunAsync(TestConsole.ProductSlug, who, Cancel)).ShouldSucceed();

        var row = (await AskAsync(agent.Priya)).ForMe.ShouldHaveSingleItem();
        (row.Id, row.ToMeet).ShouldBe((tied.Id, 2));
        row.Why.ShouldBe($"2 conditions to meet. The first: “{LoadTest}”, asked by Priya Raman");
        (await AskAsync(agent.David)).Waiting.ShouldHaveSingleItem().Why.ShouldBe("Waits for Conditions of approvals are met.");
        (await MeetAsync(agent, tied, 0, agent.Priya, "It held.")).ShouldSucceed();
        (await AskAsync(agent.Priya)).ForMe.ShouldHaveSingleItem().Why.ShouldBe($"Condition to meet: “{Night}”, asked by Priya Raman");
        (await MeetAsync(agent, tied, 1, agent.Priya, "They know.")).ShouldSucceed();
        (await AskAsync(agent.Priya)).ForMe.ShouldBeEmpty();
        (await AskAsync(agent.David)).ForMe.ShouldHaveSingleItem().Why.ShouldBe("Approved. You can put it live.");
    }

    private static async Task<ProposalShown> TiedAsync(SupportAgent agent, string conditions)
    {
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        return await SignedAsync(agent, await agent.ProposeAsync("1", "staging"), conditions);
    }

    /// <summary>Every lane that is asked signs; Priya, for AI product, on conditions.</summary>
    private static async Task<ProposalShown> SignedAsync(SupportAgent agent, ProposalShown proposal, string conditions)
    {
        await agent.ApproveAsync(proposal);
        return (await SignAsync(agent, proposal, agent.Priya, Lane.AiProduct, conditions)).ShouldSucceed();
    }

    private static Task<Result<ProposalShown>> SignAsync(
        SupportAgent agent, ProposalShown proposal, Actor signer, Lane? lane, string? conditions, string comment = "Read every change.") =>
        agent.Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, DecisionMeaning.Approved, lane, comment, conditions), signer, Cancel);

    private static Task<Result<ProposalShown>> MeetAsync(SupportAgent agent, ProposalShown proposal, int at, Actor by, string evidence) =>
        agent.Console.Get<MeetCondition>().RunAsync(
            proposal.Id, new NewMetCondition(proposal.Conditions[at].Id, evidence), by, Cancel);

    private static async Task<ProposalShown> ShownAsync(SupportAgent agent, ProposalShown proposal, Actor who) =>
        (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, who, Cancel)).ShouldSucceed();
}

public sealed class MeetConditionOnSqliteTests : MeetConditionTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => TestConsole.OnSqliteAsync(cancel);
}

public sealed class MeetConditionOnPostgresTests(PostgresServer server) : MeetConditionTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => server.ConsoleAsync(cancel);
}
