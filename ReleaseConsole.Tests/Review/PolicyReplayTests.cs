using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

public sealed class PolicyReplayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_that_calls_a_lost_rule_low_would_have_judged_otherwise_and_says_how()
    {
        await using var agent = await ThreeProposedAsync();
        var draft = RiskPolicy.DefaultText;
        foreach (var rule in RiskPolicy.Parse(draft).Value.Rules.Keys)
            draft = System.Text.RegularExpressions.Regex.Replace(draft, $"(  {rule}: +{{ severity: )\\w+", "$1low");

        var replayed = (await ReplayAsync(agent, draft)).ShouldSucceed();

        replayed.Judged.ShouldBe(3);
        replayed.Otherwise.ShouldNotBeEmpty();
        replayed.Otherwise.ShouldContain(one => one.Release == "2026.11.1");
        replayed.Otherwise.ShouldAllBe(one => one.Draft.Risk < RiskLevel.High && one.Recorded == one.InForce.Risk && one.Flips.Count > 0);
        replayed.Otherwise.ShouldContain(one => one.InForce.Risk > RiskLevel.Low);
    }

    [Fact]
    public async Task The_policy_in_force_itself_would_have_judged_nothing_otherwise()
    {
        await using var agent = await ThreeProposedAsync();
        var replayed = (await ReplayAsync(agent, RiskPolicy.DefaultText + "# a remark\n")).ShouldSucceed();
        replayed.Otherwise.ShouldBeEmpty();
        replayed.Judged.ShouldBe(3);
    }

    [Fact]
    public void A_finding_of_another_severity_is_told_as_such_and_alone_is_no_other_judgement()
    {
        var was = new ReplayedJudgement(
            RiskLevel.Critical, RecommendedPath.DoNotShip, [], [],
            [
                new ReplayedFinding("artifact-removed", "settings/extra", RiskLevel.Medium),
                new ReplayedFinding("guardrail-removed", "prompts/triage", RiskLevel.Critical),
            ],
            []);
        var now = was with { Findings = [new ReplayedFinding("guardrail-removed", "prompts/triage", RiskLevel.Low)] };

        var replayed = Replayed(was, now);

        (replayed.IsOtherwise, replayed.OnlyFindsOtherwise).ShouldBe((false, true));
        replayed.Flips.ShouldBe(
            [
                $"No longer found: {RiskRules.Find("artifact-removed")!.Title}, in settings/extra (medium)",
                $"{RiskRules.Find("guardrail-removed")!.Title}, in prompts/triage: critical → low",
            ]);
        Replayed(was, now with { Risk = RiskLevel.High }).IsOtherwise.ShouldBeTrue();
        Replayed(was, was with { }).OnlyFindsOtherwise.ShouldBeFalse();
    }

    [Fact]
    public async Task What_review_asks_otherwise_is_told_though_the_level_stays()
    {
        await using var agent = await ThreeProposedAsync();
        var replayed =
            (await ReplayAsync(
                agent, RiskPolicy.DefaultText.Replace("evaluation_required: true", "evaluation_required: false", StringComparison.Ordinal)))
                    .ShouldSucceed();
        replayed.Otherwise.ShouldNotBeEmpty();
        replayed.Otherwise.ShouldAllBe(one => one.Environment == "production" && one.InForce.Risk == one.Draft.Risk);
        replayed.Otherwise.ShouldAllBe(one => one.Flips.Contains("No measure worse: no longer asked"));
    }

    [Fact]
    public async Task Rollbacks_are_counted_apart_with_the_signatures_they_would_take()
    {
        await using var agent = await ThreeProposedAsync();
        var replayed =
            (await ReplayAsync(agent, RiskPolicy.DefaultText.Replace("    signatures: 1", "    signatures: 2", StringComparison.Ordinal)))
                .ShouldSucceed();
        (replayed.Judged, replayed.Rollbacks).ShouldBe((3, new ReplayedRollbacks(0, 1, 2)));
    }

    [Fact]
    public async Task Only_the_newest_are_looked_at_and_each_is_told()
    {
        await using var agent = await ThreeProposedAsync();
        var told = new List<ReplayProgress>();
        var replayed = (await agent.Console.Get<PolicyReplay>().RunAsync(
            TestConsole.ProductSlug, RiskPolicy.DefaultText, 2, agent.Priya, new Told(told), Cancel)).ShouldSucceed();
        replayed.Judged.ShouldBe(2);
        told.ShouldBe([new ReplayProgress(1, 2), new ReplayProgress(2, 2)]);
    }

    [Fact]
    public async Task A_replay_that_is_called_off_stops()
    {
        await using var agent = await ThreeProposedAsync();
        using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var told = new Told([], calledOff.Cancel);
        await Should.ThrowAsync<OperationCanceledException>(() => agent.Console.Get<PolicyReplay>().RunAsync(
            TestConsole.ProductSlug, RiskPolicy.DefaultText, 10, agent.Priya, told, calledOff.Token));
        told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_is_refused_with_its_line()
    {
        await using var agent = await ThreeProposedAsync();
        var refusal = (await ReplayAsync(
            agent, RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: wide", StringComparison.Ordinal))).Refusal;
        refusal.ShouldNotBeNull().Code.ShouldBe("policy-not-readable");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task No_promotions_to_judge_again_are_refused_and_not_taken_for_one(int last)
    {
        await using var agent = await ThreeProposedAsync();
        (await agent.Console.Get<PolicyReplay>().RunAsync(
            TestConsole.ProductSlug, RiskPolicy.DefaultText, last, agent.Priya, progress: null, Cancel)).Refusal.ShouldNotBeNull()
            .Code.ShouldBe("nothing-to-replay");
    }

    private static async Task<SupportAgent> ThreeProposedAsync()
    {
        var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.10.3");
        await agent.ProposeAsync("2026.11.0");
        await agent.ProposeAsync("2026.11.1");
        await agent.ProposeAsync("2026.11.1", "staging");
        return agent;
    }

    private static Task<Result<ReplayedPolicy>> ReplayAsync(SupportAgent agent, string draft) =>
        agent.Console.Get<PolicyReplay>().RunAsync(TestConsole.ProductSlug, draft, 50, agent.Priya, progress: null, Cancel);

    /// <summary>Hears at once, where the framework's own posts it for later.</summary>
    private sealed class Told(List<ReplayProgress> told, Action? then = null) : IProgress<ReplayProgress>
    {
        public int Count => told.Count;

        public void Report(ReplayProgress value)
        {
            told.Add(value);
            then?.Invoke();
        }
    }

    private static ReplayedProposal Replayed(ReplayedJudgement was, ReplayedJudgement now) =>
        new(default, "2026.11.1", "production", DateTimeOffset.UnixEpoch, was.Risk, was, now);
}
