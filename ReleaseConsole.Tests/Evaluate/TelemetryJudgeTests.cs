using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>Kayenta's published cases, and the two places where this judge says otherwise on purpose.</summary>
public sealed class TelemetryJudgeTests
{
    [Fact]
    public void The_interval_of_a_shift_that_kayenta_publishes()
    {
        var shift = LocationShift.Of([10, 20, 30, 40], [1, 2, 3, 4], .95);
        (shift.Lower, shift.Upper, shift.Estimate).ShouldBe((6, 39, 22.5));
    }

    [Fact]
    public void A_clear_rise_is_high()
    {
        var result = TelemetryJudge.Classify(Metric([1, 2.2, 1.1, 2.5, 3], [20, 22, 21, 25, 30]) with
        {
            Confidence = .95,
            Tolerance = .1,
            Allowed = new(.8, 1.2),
        });
        result.Class.ShouldBe(MetricClass.High);
        result.Shift!.Lower.ShouldBe(17.8, 1e-9);
        result.Shift.Upper.ShouldBe(27.8, 1e-9);
        // Kayenta prints 19.9, an end of the stretch on which its statistic is 0; the median of the 25 differences is 20.
        result.Shift.Estimate.ShouldBe(20, 1e-9);
        result.Shift.MeanRatio.ShouldBe(12.0408163, 5e-8);
    }

    [Theory]
    [InlineData(7, MetricClass.Pass, 0, 99, .85, 70.3)]
    [InlineData(8, MetricClass.High, 99, 99, .90, 80.2)]
    public void Seven_spikes_of_ten_may_be_chance_and_eight_are_not(
        int spikes, MetricClass expected, double lower, double upper, double effect, double ratio)
    {
        double[] candidate = [.. Enumerable.Repeat(100.0, spikes), .. Enumerable.Repeat(1.0, 10 - spikes)];
        var result = TelemetryJudge.Classify(Metric([.. Enumerable.Repeat(1.0, 10)], candidate) with { Allowed = new(1, 1.05) });
        result.Class.ShouldBe(expected);
        result.Shift!.Lower.ShouldBe(lower, 1e-9);
        result.Shift.Upper.ShouldBe(upper, 1e-9);
        result.Shift.Estimate.ShouldBe(99, 1e-9);
        result.Shift.CommonLanguage.ShouldBe(effect, 1e-9);
        result.Shift.MeanRatio.ShouldBe(ratio, 1e-9);
        // What Kayenta tolerates is a share of the very shift it looks for.
        (result.Metric.Tolerance * result.Shift.Estimate).ShouldBe(24.75, 1e-9);
    }

    [Fact]
    public void A_metric_that_only_varies_less_is_not_shifted()
    {
        double[] baseline = [1, 100, 4, 101, 5, 102, 6, 103, 7, 104, 8, 105, 9, 106, 17];
        double[] candidate = [10, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 17, 17.1, 17.2, 17.3, 17.4, 17.5, 17.6, 17.7];
        var result = TelemetryJudge.Classify(Metric(baseline, candidate));
        result.Class.ShouldBe(MetricClass.Pass);
        result.Shift!.Estimate.ShouldBe(0, 1e-9);
        result.Shift.CommonLanguage.ShouldBe(.5, 1e-9);
        result.Shift.MeanRatio.ShouldBe(.27108, 5e-6);
    }

    [Fact]
    public void An_effect_may_be_read_from_how_often_the_candidate_is_higher()
    {
        var worse = Worsened("errors") with { Effect = EffectSize.CommonLanguage };
        TelemetryJudge.Classify(worse with { Allowed = new(.4, .9) }).Class.ShouldBe(MetricClass.High);
        TelemetryJudge.Classify(worse with { Allowed = new(.4, 1.01) }).Class.ShouldBe(MetricClass.Pass);
    }

    [Fact]
    public void A_metric_beyond_its_critical_limit_fails_the_whole_though_it_is_not_critical()
    {
        TelemetryMetric[] others = [Same("latency"), Same("cost"), Same("tokens")];
        TelemetryJudge.Of([Worsened("errors") with { Critical = new(.5, 10) }, .. others]).Outcome.ShouldBe(TelemetryOutcome.Fail);
        TelemetryJudge.Of([Worsened("errors") with { Critical = new(.5, 1000) }, .. others]).Outcome.ShouldBe(TelemetryOutcome.Pass);
    }

    [Fact]
    public void Missing_points_are_left_out_or_count_as_nothing()
    {
        var silent = Metric([.. Enumerable.Repeat(double.NaN, 6)], [double.NaN, 3, double.NaN, 3, double.NaN, 3]);
        TelemetryJudge.Classify(silent).Class.ShouldBe(MetricClass.NoData);
        TelemetryJudge.Classify(silent with { MissingIsZero = true }).Shift!.Estimate.ShouldBe(1.5, 1e-9);
    }

    [Theory]
    [InlineData(1, 1, .98)]
    [InlineData(3, 3, .98)]
    [InlineData(4, 4, .98)]
    [InlineData(1, 98, .98)]
    [InlineData(3, 3, .95)]
    public void Points_that_cannot_reach_the_level_show_nothing(int baseline, int candidate, double confidence)
    {
        var metric = Metric([.. Enumerable.Range(1, baseline)], [.. Enumerable.Range(50, candidate)]) with { Confidence = confidence };
        TelemetryJudge.Classify(metric).ShouldSatisfyAllConditions(
            one => (one.Class, one.Shift).ShouldBe((MetricClass.NoData, null)), one => one.Reason.ShouldContain("too few points"));
        TelemetryJudge.Of([metric]).Outcome.ShouldBe(TelemetryOutcome.Inconclusive);
    }

    [Theory]
    [InlineData(5, 5, .98)]
    [InlineData(4, 5, .98)]
    [InlineData(1, 99, .98)]
    [InlineData(4, 4, .95)]
    public void Points_that_can_reach_the_level_are_judged(int baseline, int candidate, double confidence) =>
        LocationShift.CanShow(candidate, baseline, confidence)
            .ShouldBeTrue();

    [Fact]
    public void A_tiny_but_certain_shift_is_tolerated_because_tolerance_is_a_share_of_the_baseline()
    {
        // Kayenta's own bound is a share of the shift, so it would call this High.
        double[] baseline = [.. Enumerable.Range(0, 40).Select(index => 100 + (index * .001))];
        TelemetryJudge.Classify(Metric(baseline, [.. baseline.Select(point => point + 1)])).Class.ShouldBe(MetricClass.Pass);
        TelemetryJudge.Classify(Metric(baseline, [.. baseline.Select(point => point + 40)])).Class.ShouldBe(MetricClass.High);
        TelemetryJudge.Classify(Metric(baseline, [.. baseline.Select(point => point - 40)]) with { Worse = Worse.Higher }).Class
            .ShouldBe(MetricClass.Pass);
    }

    [Theory]
    [InlineData(-100, -200, Worse.Lower, MetricClass.Low)]
    [InlineData(-100, -200, Worse.Either, MetricClass.Low)]
    [InlineData(-100, -50, Worse.Higher, MetricClass.High)]
    [InlineData(-100, -50, Worse.Lower, MetricClass.Pass)]
    [InlineData(-100, 100, Worse.Higher, MetricClass.High)]
    [InlineData(-100, -101, Worse.Lower, MetricClass.Pass)]
    public void A_metric_below_zero_is_judged_by_how_far_it_moved(double was, double now, Worse worse, MetricClass expected) =>
        TelemetryJudge.Classify(Metric(Around(was), Around(now)) with { Worse = worse }).Class.ShouldBe(expected);

    [Fact]
    public void A_metric_that_got_better_is_said_to_be() =>
        TelemetryJudge.Classify(Metric(Around(100), Around(50)) with { Worse = Worse.Higher }).Reason.ShouldSatisfyAllConditions(
            said => said.ShouldStartWith("requests is lower by 50 ("), said => said.ShouldEndWith("), which is better."));

    [Fact]
    public void One_silent_metric_is_told_in_the_singular() =>
        TelemetryJudge.Of([Metric([], [])]).Reason.ShouldBe("1 of 1 metric has no data, or too few points.");

    [Fact]
    public void A_group_without_data_does_not_count_as_one_that_passed()
    {
        var verdict = TelemetryJudge.Of([Worsened("errors"), Same("latency"), Same("cost"), Metric([], []) with { Group = "silent" }]);
        verdict.Score.ShouldBe(66.67);
        verdict.Outcome.ShouldBe(TelemetryOutcome.Marginal);
    }

    [Fact]
    public void Half_of_the_metrics_silent_is_no_judgement() =>
        TelemetryJudge.Of([Same("latency"), Metric([], [])]).Outcome.ShouldBe(TelemetryOutcome.Inconclusive);

    [Fact]
    public void A_critical_metric_that_does_not_pass_fails_the_whole()
    {
        var verdict = TelemetryJudge.Of([Worsened("errors") with { IsCritical = true }, Same("latency"), Same("cost"), Same("tokens")]);
        (verdict.Outcome, verdict.Score).ShouldBe((TelemetryOutcome.Fail, 0));
    }

    [Fact]
    public void A_metric_that_must_have_data_fails_without() =>
        TelemetryJudge.Classify(Metric([1, 2], []) with { MustHaveData = true }).Class.ShouldBe(MetricClass.NoDataFails);

    [Fact]
    public void One_spike_is_dropped_when_outliers_are() =>
        TelemetryJudge.Classify(Metric([.. Enumerable.Range(0, 200).Select(index => 10 + (index % 5))],
            [.. Enumerable.Range(0, 200).Select(index => 10.0 + (index % 5)), 1e9]) with
        { DropsOutliers = true }).Class.ShouldBe(MetricClass.Pass);

    private static double[] Around(double middle) => [.. Enumerable.Range(0, 21).Select(at => middle - 1 + (at / 10.0))];

    private static TelemetryMetric Metric(double[] baseline, double[] candidate) => new("requests", "one", baseline, candidate);

    private static TelemetryMetric Same(string group) => new(group, group, [1, 2, 3], [1, 2, 3]);

    private static TelemetryMetric Worsened(string group) => new(
        group, group, [.. Enumerable.Repeat(1.0, 20)], [.. Enumerable.Repeat(50.0, 20)]);
}
