using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>Several metrics of one evaluation: which gate, which way is better, what their parts say, and by which statistics.</summary>
public sealed class MeasuresTests
{
    [Fact]
    public void Pass_and_fail_are_judged_by_the_exact_test_and_carry_every_statistic()
    {
        // b = 25 improved, c = 10 regressed of 100.
        var judged = Results.Judge(
            Results.Marks(new string('-', 25) + new string('+', 75)), Results.Marks(
                new string('+', 25) + new string('-', 10) + new string('+', 65)));
        var verdict = judged.Gated.ShouldHaveSingleItem();
        verdict.PValue!.Value.ShouldBe(.01667384780, 5e-11);
        var statistics = verdict.Statistics.ShouldNotBeNull();
        statistics.McNemarMidP!.Value.ShouldBe(.01133098418, 5e-11);
        statistics.ScoreInterval.ShouldNotBeNull().Lower.ShouldBeGreaterThan(0);
        statistics.CandidateRate!.Wilson.Lower.ShouldBe(PassRate.Of(90, 100).Lower, 1e-12);
        statistics.CandidateRate!.ClopperPearson.Upper.ShouldBe(ExactRate.Of(90, 100).Upper, 1e-12);
        statistics.Spread.ShouldNotBeNull().Counts.ShouldBe([10, 65, 25]);
        verdict.Outcome.ShouldBe(VerdictOutcome.Improved);
    }

    [Fact]
    public void Scores_are_judged_by_t_and_bootstrap_and_the_more_careful_bound_counts()
    {
        var random = new Random(7);
        var before = Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToList();
        var after = before.Select(score => Math.Clamp(score + .02 + (.1 * (random.NextDouble() - .5)), 0, 1)).ToList();
        var verdict = Results.Judge(Results.Scores(before), Results.Scores(after)).Gated.ShouldHaveSingleItem();
        verdict.Key.ShouldBe("score");
        verdict.Outcome.ShouldBe(VerdictOutcome.Improved);
        var statistics = verdict.Statistics.ShouldNotBeNull();
        verdict.Lower!.Value.ShouldBe(Math.Min(statistics.TInterval!.Lower, statistics.BootstrapInterval!.Lower), 1e-12);
        verdict.Upper!.Value.ShouldBe(Math.Max(statistics.TInterval!.Upper, statistics.BootstrapInterval!.Upper), 1e-12);
        (statistics.PairedT, statistics.Resamples).ShouldBe((verdict.PValue, Bootstrap.Usual));
    }

    [Fact]
    public void A_score_that_does_not_run_from_0_to_1_is_tolerated_only_by_a_margin_the_policy_states()
    {
        var (before, after) = (Results.Scores(Ratings(40)), Results.Scores(Ratings(40)));
        Results.Judge(before, after).Gated.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive), verdict => verdict.Reason.ShouldContain("states no limit"));
        Results.Judge(before, after, Stating("score", new(Gated: true, null, Margin: .5, null))).Gated
            .ShouldHaveSingleItem().Outcome.ShouldBe(VerdictOutcome.NotWorse);
    }

    [Theory]
    [InlineData(1, "pass")]
    [InlineData(20, "score")]
    public void One_answer_graded_in_part_does_not_make_the_score_the_measure(int inPart, string main)
    {
        var rows = Enumerable.Range(0, 100).Select(at => at < inPart ? Results.Row(at, score: .4) : Results.Row(at, pass: at % 2 == 0));
        MeasuredMetric.In(Results.Of(rows), Results.Of(rows)).Single(one => one.IsMain).Metric.Key.ShouldBe(main);
    }

    [Fact]
    public void A_pass_is_no_score_where_less_is_better()
    {
        var rows = Enumerable.Range(0, 100).Select(at => (at < 20 ? Results.Row(at, score: .4) : Results.Row(at, pass: true)) with
        {
            Metric = "toxicity",
        }).ToList();
        var main = MeasuredMetric.In(Results.Of(rows), Results.Of(rows)).Single(one => one.IsMain);
        main.Value(rows[^1]).ShouldBeNull();
    }

    [Fact]
    public void Slower_answers_are_worse_and_only_gate_when_the_policy_says_so()
    {
        var (fast, slow) = (Timed(100), Timed(150));
        var watched = Results.Judge(fast, slow);
        watched.Gated.ShouldHaveSingleItem().Key.ShouldBe("pass");
        var latency = watched.Explored.Single(one => one is { Key: "latency", Slice: null });
        (latency.Outcome, latency.HigherIsBetter, latency.Difference).ShouldBe((VerdictOutcome.Degraded, false, 50));
        latency.Regressed.ShouldBe(60);

        var gated = Results.Judge(fast, slow, Stating("latency", new(Gated: true, null, null, MarginShare: .2)));
        gated.Gated.Single(one => one.Key == "latency").ShouldSatisfyAllConditions(
            one =>
                one.Outcome.ShouldBe(VerdictOutcome.Degraded), one =>
                    one.Margin.ShouldBe(.2 * gated.Gated.Single(other => other.Key == "latency").Baseline!.Value, 1e-9),
            one => one.Reason.ShouldContain("rose by"));
        Results.Judge(slow, fast).Explored.Single(one => one is { Key: "latency", Slice: null }).Outcome.ShouldBe(VerdictOutcome.Improved);
    }

    [Fact]
    public void A_metric_the_policy_gates_by_and_nothing_measures_does_not_pass_silently() =>
        Results.Judge(
            Results.Marks(new string('+', 60)), Results.Marks(new string('+', 60)), Stating("helpful", new(Gated: true, true, .1, null)))
            .Gated.Select(one => (one.Key, one.Outcome))
            .ShouldBe([("pass", VerdictOutcome.NotWorse), ("helpful", VerdictOutcome.Incomparable)]);

    [Fact]
    public void An_evaluation_of_which_nothing_is_gated_does_not_pass_silently() =>
        Results.Judge(
            Results.Marks(new string('+', 60)), Results.Marks(new string('+', 60)), Stating("pass", new(Gated: false, null, null, null)))
            .Gated.ShouldHaveSingleItem().Outcome.ShouldBe(VerdictOutcome.Incomparable);

    [Fact]
    public void A_measure_only_one_side_has_is_not_comparable() =>
        Results.Judge(Timed(null), Timed(100), Stating("latency", new(Gated: true, null, 5, null)))
            .Gated.Single(one => one.Key == "latency").Outcome.ShouldBe(VerdictOutcome.Incomparable);

    [Fact]
    public void A_slice_that_broke_is_found_and_does_not_gate()
    {
        var judged = Results.Judge(Grouped(200, (_, _) => true), Grouped(200, (_, group) => group != "refunds"));
        var slice = judged.Explored.Single(one => one is { Key: "pass", Slice.Value: "refunds" });
        (slice.Outcome, slice.IsGated, slice.Pairs).ShouldBe((VerdictOutcome.Degraded, false, 50));
        judged.Explored.Where(one => one.Slice is { Value: not "refunds" }).ShouldAllBe(one => one.Outcome != VerdictOutcome.Degraded);
        judged.Gated.ShouldHaveSingleItem().Slice.ShouldBeNull();
    }

    [Fact]
    public void Tags_are_slices_beside_the_group()
    {
        EvaluationRecord Tagged() => Results.Of(Enumerable.Range(0, 80)
            .Select(at => Results.Row(at, pass: true, group: at % 2 == 0 ? "a" : "b") with
            {
                Tags = new Dictionary<string, string> { ["language"] = at % 4 == 0 ? "de" : "en" },
            }));
        Results.Judge(Tagged(), Tagged()).Explored.Select(one => one.Slice!.ToString())
            .ShouldBe(["group: a", "group: b", "language: en", "language: de"]);
    }

    [Fact]
    public void Many_groups_are_clusters_and_few_are_categories_unless_the_policy_says_otherwise()
    {
        // 30 documents of 10 questions each, which turn as one: half better, half worse.
        EvaluationRecord Documents(bool after) => Results.Of(Enumerable.Range(0, 300).Select(at => Results.Row(
            at, pass: after ? at / 10 < 18 : at / 10 >= 12, group: $"document-{at / 10:00}")));
        var (before, now) = (Documents(after: false), Documents(after: true));
        var clustered = Results.Judge(before, now).Gated.ShouldHaveSingleItem();
        clustered.Statistics!.IsClustered.ShouldBeTrue();
        clustered.Statistics.StandardError.ShouldBe(clustered.Statistics.ClusteredError!.Value);
        clustered.Outcome.ShouldBe(VerdictOutcome.Inconclusive);

        var single = Results.Judge(before, now, Results.Gate with { Groups = GroupReading.Categories }).Gated.ShouldHaveSingleItem();
        single.Statistics!.IsClustered.ShouldBeFalse();
        single.Statistics.StandardError.ShouldBeLessThan(clustered.Statistics.StandardError / 2);
    }

    [Fact]
    public void Gated_metrics_are_corrected_together_and_a_chance_find_among_many_is_not_worse()
    {
        var alone = Results.Judge(Results.Marks(Marks(100, 0)), Results.Marks(Marks(92, 8)), Results.Gate).Gated.ShouldHaveSingleItem();
        alone.AdjustedP.ShouldBe(alone.PValue);
        EvaluationRecord Several(bool worse) => Results.Of(Enumerable.Range(0, 100)
            .Select(at => Results.Row(at, pass: !worse || at >= 8) with
            {
                Scores = Enumerable.Range(0, 7).ToDictionary(one => $"check-{one}", _ => (double)(at % 2)),
            }));
        var gate = Results.Gate with
        {
            Metrics = Enumerable.Range(0, 7).ToDictionary(
            one => $"check-{one}", _ => new MetricRule(Gated: true, null, null, null))
        };
        var pass = Results.Judge(Several(worse: false), Several(worse: true), gate).Gated.Single(one => one.Key == "pass");
        pass.PValue!.Value.ShouldBe(alone.PValue!.Value, 1e-12);
        pass.AdjustedP!.Value.ShouldBe(8 * pass.PValue.Value, 1e-12);
    }

    [Fact]
    public void A_loss_that_only_looking_at_several_keeps_from_a_word_is_told_with_both_chances()
    {
        EvaluationRecord Several(bool worse) => Results.Of(Enumerable.Range(0, 200)
            .Select(at => Results.Row(at, pass: worse ? at >= 20 : at < 195) with
            {
                Scores = Enumerable.Range(0, 17).ToDictionary(one => $"check-{one}", _ => (double)(at % 2)),
            }));
        var gate = Results.Gate with
        {
            Metrics = Enumerable.Range(0, 17).ToDictionary(one => $"check-{one}", _ => new MetricRule(Gated: true, null, null, null)),
        };
        var pass = Results.Judge(Several(worse: false), Several(worse: true), gate).Gated.Single(one => one.Key == "pass");
        (pass.Outcome, pass.Regressed, pass.Improved).ShouldBe((VerdictOutcome.Inconclusive, 20, 5));
        pass.Reason.ShouldStartWith(
            "Cannot tell: 200 pairs: 20 worse, 5 better. Pass rate fell by 7.5 points (p 0.004 alone, 0.073 among "
            + "all that is judged together), with room for ");
    }

    [Fact]
    public void Every_number_of_a_measure_whose_better_side_is_down_points_one_way()
    {
        var verdict = Results.Judge(Timed(100), Timed(150)).Explored.Single(one => one is { Key: "latency", Slice: null });
        var statistics = verdict.Statistics.ShouldNotBeNull();
        statistics.Orientation.ShouldBe(Orientation.CandidateLessBaseline);
        (verdict.Difference, statistics.TInterval!.Lower, statistics.BootstrapInterval!.Upper).ShouldBe((50, 50, 50));
        statistics.Spread!.Counts.Select((count, at) => count * (statistics.Spread.From + ((at + .5) * statistics.Spread.Width))).Sum()
            .ShouldBe(60 * 50, 1e-9);
        var gain = statistics.AsGain(verdict.HigherIsBetter);
        (gain.Orientation, gain.TInterval!.Upper, gain.AsGain(verdict.HigherIsBetter)).ShouldBe((Orientation.BetterIsPositive, -50, gain));
    }

    [Fact]
    public void Answers_graded_in_part_are_judged_by_the_score_and_are_not_called_missing()
    {
        var (right, partly) = (Results.Of(Graded(100, right: 100)), Results.Of(Graded(100, right: 0)));
        var judged = Results.Judge(right, partly);
        var score = judged.Gated.ShouldHaveSingleItem();
        (score.Key, score.Outcome, score.Difference, score.Errors).ShouldBe(("score", VerdictOutcome.Degraded, -.5, 0));
        judged.Explored.Single(one => one is { Key: "pass", Slice: null }).Reason.ShouldBe(
            "100 answers are graded in part, neither pass nor fail; the score counts them.");
        Results.Judge(right, Results.Of(Graded(100, right: 99))).Gated.ShouldHaveSingleItem().Pairs.ShouldBe(100);
    }

    private static IEnumerable<EvaluationRow> Graded(int cases, int right) => Enumerable.Range(0, cases)
        .Select(at => at < right ? Results.Row(at, pass: true, score: 1) : Results.Row(at, score: .5));

    [Fact]
    public void What_cannot_be_told_says_how_many_pairs_would_do()
    {
        var unsure = Results.Judge(Results.Marks(Marks(90, 10)), Results.Marks("----" + Marks(86, 10))).Gated.ShouldHaveSingleItem();
        unsure.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        var needed = unsure.Statistics!.PairsNeeded.ShouldNotBeNull();
        needed.ShouldBeGreaterThan(unsure.Pairs);
        unsure.Statistics.MinimumDetectable.ShouldBeGreaterThan(unsure.Margin);
    }

    private static string Marks(int passed, int failed) => new string('+', passed) + new string('-', failed);

    private static IEnumerable<double> Ratings(int cases) => Enumerable.Range(0, cases).Select(at => 1.0 + (at % 5));

    private static EvaluationRecord Timed(double? milliseconds) => Results.Of(Enumerable.Range(0, 60)
        .Select(at => Results.Row(at, pass: true) with
        {
            LatencyMs = milliseconds + (at % 7),
        }));

    private static EvaluationRecord Grouped(int cases, Func<int, string, bool> passes) => Results.Of(Enumerable.Range(0, cases).Select(at =>
    {
        var group = new[] { "refunds", "delivery", "account", "product" }[at % 4];
        return Results.Row(at, pass: passes(at, group), group: group);
    }));

    private static EvaluationGate Stating(string metric, MetricRule rule) =>
        Results.Gate with { Metrics = new Dictionary<string, MetricRule> { [metric] = rule } };
}
