using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>What only rounding tells apart is the same: it is neither better nor worse, nor is its error an error.</summary>
public sealed class RoundingTests
{
    [Theory]
    [InlineData(new[] { 1.1, 1.1, 4.1 }, new[] { 4.1, 1.1, 1.1 })]
    [InlineData(new[] { .1, .2, .3 }, new[] { .3, .2, .1 })]
    [InlineData(new[] { .1, .2, .3 }, new[] { .2, .2, .2 })]
    [InlineData(new[] { 1 / 3.0, 2 / 3.0 }, new[] { .5, .5 })]
    [InlineData(new[] { 70.1, 80.2, 90.3 }, new[] { 90.3, 70.1, 80.2 })]
    public void Repeats_in_another_order_or_with_the_same_mean_are_neither_worse_nor_better(double[] before, double[] after)
    {
        var (was, now) = (Repeated(before), Repeated(after));

        var verdict = Results.Judge(was, now).Gated.ShouldHaveSingleItem();

        (verdict.Improved, verdict.Regressed, verdict.Difference, verdict.PValue).ShouldBe((0, 0, 0, 1));
        verdict.Outcome.ShouldNotBe(VerdictOutcome.Degraded);
        verdict.Reason.ShouldNotContain("0.0000");
        PairedCases.Of(was, now).Pairs.ShouldAllBe(pair => pair.Difference == 0);
    }

    [Fact]
    public void Two_of_three_repeats_that_pass_become_one_and_that_is_no_error_of_rounding()
    {
        var verdict = Results.Judge(Repeated([1, 1, 0]), Repeated([1, 0, 0])).Gated.ShouldHaveSingleItem();

        (verdict.Outcome, verdict.Regressed, verdict.Statistics!.StandardError).ShouldBe((VerdictOutcome.Degraded, 60, 0));
        verdict.PValue!.Value.ShouldBe(2 / Math.Pow(2, 60), 1e-20);
    }

    [Fact]
    public void Scores_that_all_fall_by_a_tenth_have_no_error_wherever_they_began()
    {
        var was = Enumerable.Range(0, 60).Select(at => (3 + (at % 5)) / 10.0).ToList();

        var verdict = Results.Judge(Results.Scores(was), Results.Scores(was.ConvertAll(score => score - .1))).Gated.ShouldHaveSingleItem();

        (verdict.Outcome, verdict.Regressed, verdict.Statistics!.StandardError).ShouldBe((VerdictOutcome.Degraded, 60, 0));
        verdict.Difference!.Value.ShouldBe(-.1, 1e-12);
        verdict.PValue!.Value.ShouldBeInRange(1e-18, 1e-17);
    }

    [Fact]
    public void A_fall_by_one_amount_everywhere_leaves_no_doubt_to_t_and_is_told_as_what_was_seen()
    {
        var was = Enumerable.Range(0, 60).Select(at => (3 + (at % 5)) / 10.0).ToList();

        var verdict = Results.Judge(Results.Scores(was), Results.Scores(was.ConvertAll(score => score - .01))).Gated.ShouldHaveSingleItem();

        (verdict.Outcome, verdict.Statistics!.PairedT, verdict.Lower, verdict.Upper)
            .ShouldBe((VerdictOutcome.NotWorse, 0, verdict.Difference, verdict.Difference));
        verdict.Reason.ShouldBe("60 pairs: 60 worse, 0 better. Score fell by 0.01 in every case; the limit is 0.05.");
    }

    [Theory]
    [InlineData(.0431, "4.4")]
    [InlineData(.043, "4.3")]
    [InlineData(.0001, "0.1")]
    public void A_bound_that_is_ruled_out_is_rounded_away_from_what_was_seen(double bound, string written) =>
        VerdictWords.Amount(MeasureUnit.Share, RoundedUp.Of(MeasureUnit.Share, bound)).ShouldBe(written);

    [Fact]
    public void What_stays_the_same_is_no_rise_of_nothing()
    {
        var timed = Results.Of(Enumerable.Range(0, 60).Select(at => Results.Row(at, pass: true) with { LatencyMs = 100 }));
        var rule = new MetricRule(Gated: true, null, Margin: 5, null);
        var gate = Results.Gate with { Metrics = new Dictionary<string, MetricRule> { ["latency"] = rule } };
        Results.Judge(timed, timed, gate).Gated.Single(one => one.Key == "latency").Reason
            .ShouldBe("60 pairs: 0 worse, 0 better. Any rise is ruled out; the limit is 5\u00a0ms.");
    }

    [Fact]
    public void A_small_fall_that_is_real_is_still_found()
    {
        var was = Enumerable.Range(0, 60).Select(at => (3 + (at % 5)) / 10.0).ToList();
        Results.Judge(Results.Scores(was), Results.Scores(was.ConvertAll(score => score - 1e-6))).Gated.ShouldHaveSingleItem()
            .Regressed.ShouldBe(60);
    }

    private static EvaluationRecord Repeated(double[] scores) => Results.Of(
        from at in Enumerable.Range(0, 60)
        from repeat in Enumerable.Range(0, scores.Length)
        select Results.Row(at, score: scores[repeat]) with { Repeat = repeat });
}
