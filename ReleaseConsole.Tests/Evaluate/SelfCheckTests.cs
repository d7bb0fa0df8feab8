using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Evaluate;

public sealed class SelfCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_gate_that_asks_for_95_percent_flips_on_few_of_its_own_runs()
    {
        var (before, after) = (Noise(seed: 1, repeats: 1), Noise(seed: 2, repeats: 1));
        var flips = SelfCheck.Of(before, after, Results.Gate, runs: 400, cancel: Cancel);
        flips.Split.ShouldBe(NullSplit.Sides);
        (flips.Better + flips.Worse + flips.CannotTell + flips.NotWorse).ShouldBe(flips.Runs);
        flips.Rate.ShouldBeLessThan(.08);
        flips.Interval.Upper.ShouldBeGreaterThan(flips.Rate);
        flips.Sentence.ShouldContain("400 times");
    }

    [Fact]
    public void Repeats_are_dealt_to_two_sides_and_the_same_seed_gives_the_same_rate()
    {
        var (before, after) = (Noise(seed: 1, repeats: 4), Noise(seed: 2, repeats: 4));
        var flips = SelfCheck.Of(before, after, Results.Gate, runs: 100, cancel: Cancel);
        flips.Split.ShouldBe(NullSplit.Repeats);
        SelfCheck.Of(before, after, Results.Gate, runs: 100, cancel: Cancel).ShouldBe(flips);
    }

    [Fact]
    public void Byte_identical_runs_never_flip()
    {
        var same = Noise(seed: 3, repeats: 1);
        var flips = SelfCheck.Of(same, same, Results.Gate, runs: 50, cancel: Cancel);
        (flips.Better, flips.Worse, flips.Runs).ShouldBe((0, 0, 50));
    }

    [Fact]
    public void Results_that_differ_for_good_do_not_make_the_gate_flip_when_their_sides_are_drawn()
    {
        var flips = SelfCheck.Of(
            Results.Marks(new string('+', 200)), Results.Marks(new string('-', 60) + new string('+', 140)), Results.Gate, 200,
            cancel: Cancel);
        flips.Rate.ShouldBeLessThan(.1);
    }

    [Fact]
    public void It_can_be_stopped() =>
        Should.Throw<OperationCanceledException>(
            () => SelfCheck.Of(Noise(1, 1), Noise(2, 1), Results.Gate, 200, cancel: new CancellationToken(canceled: true)));

    [Fact]
    public async Task The_policy_in_force_is_checked_on_results_that_are_named_by_digest()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        var verdict = (await agent.Console.Get<ReleaseJudgement>().RunAsync(
            TestConsole.ProductSlug, "2026.11.0", "2026.11.1", agent.Priya,
            Cancel)).ShouldSucceed().Assessment!.Verdicts.ShouldHaveSingleItem();
        var asked = new CasesAsked(verdict.Evaluation, verdict.BaselineDigest!.Value, verdict.CandidateDigest);
        var check = agent.Console.Get<GateCheck>();
        var flips = (await check.RunAsync(TestConsole.ProductSlug, asked, 50, agent.Priya, Cancel)).ShouldSucceed();
        (flips.Runs, flips.Pairs).ShouldBe((50, verdict.Pairs));
        (await check.RunAsync(TestConsole.ProductSlug, null, 50, agent.Priya, Cancel)).Refusal!.Code.ShouldBe("results-not-named");
        (await check.RunAsync(TestConsole.ProductSlug, asked, 5000, agent.Priya, Cancel)).Refusal!.Code.ShouldBe("runs-out-of-range");
    }

    private static EvaluationRecord Noise(int seed, int repeats)
    {
        var random = new Random(seed);
        return Results.Of(
            from at in Enumerable.Range(0, 200)
            from repeat in Enumerable.Range(0, repeats)
            select Results.Row(at, random.NextDouble() < .7) with { Repeat = repeat });
    }
}
