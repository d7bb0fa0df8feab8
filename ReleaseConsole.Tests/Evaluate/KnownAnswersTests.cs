using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>
/// The numbers that a paired comparison must give, from published examples and independent computation, to the digits given.
/// </summary>
public sealed class KnownAnswersTests
{
    [Theory]
    [InlineData(.6, -.260531, 1.460531, .4, 1.0, .4)]
    [InlineData(.3, -.018245, .618245, .4, 0.0, .4, .4)]
    [InlineData(.2, -.029920, .429920, .4, 0.0, .4, 0.0, 0.0, .4)]
    [InlineData(.2, -2.341241, 2.741241, 0.0, .4)]
    [InlineData(.228571, .030831, double.NaN, .4, .4, .4, .4, 0.0, 0.0, 0.0)]
    [InlineData(.314286, -.020999, double.NaN, 1.0, .4, .4, .4, 0.0, 0.0, 0.0)]
    public void Students_interval_of_scores(double mean, double lower, double upper, params double[] differences)
    {
        var difference = PairedDifference.Of(differences);
        var interval = PairedT.Interval(difference, .95);
        difference.Mean.ShouldBe(mean, 5e-7);
        interval.Lower.ShouldBe(lower, 5e-7);
        if (!double.IsNaN(upper))
            interval.Upper.ShouldBe(upper, 5e-7);
    }

    [Fact]
    public void Twelve_paired_items_give_the_known_p_value_and_unpaired_error()
    {
        const string a = "110101101101", b = "111101011111";
        var paired = PairedDifference.Of([.. a.Zip(b).Select(pair => (double)(pair.Second - pair.First))]);
        PairedT.PValue(paired).ShouldBe(.3388006962, 5e-11);
        Unpaired(a, b).ShouldBe(.1811858, 5e-8);
    }

    [Fact]
    public void Pairing_makes_the_error_of_five_hundred_cases_smaller()
    {
        // 420 passed before and 440 now; 40 improved and 20 regressed. 30 % less error than without pairing.
        var before = new string('1', 20) + new string('0', 40) + new string('1', 400) + new string('0', 40);
        var after = new string('0', 20) + new string('1', 40) + new string('1', 400) + new string('0', 40);
        Unpaired(before, after).ShouldBe(.0219308441, 5e-11);
        var paired = PairedDifference.Of([.. before.Zip(after).Select(pair => (double)(pair.Second - pair.First))]);
        paired.StandardError.ShouldBe(.0154037187, 5e-11);
        (paired.Mean / paired.StandardError).ShouldBe(2.5967755, 5e-8);
    }

    [Fact]
    public void A_loss_that_is_not_significant_is_not_thereby_harmless()
    {
        // 22 improved and 34 regressed of 1 000: the lower bound is -0.0243, beyond a margin of 0.02.
        var before = new string('+', 34) + new string('-', 22) + new string('+', 944);
        var after = new string('-', 34) + new string('+', 22) + new string('+', 944);
        var verdict = Results.Judge(Results.Marks(before), Results.Marks(after), Results.Gate with { Margin = .02 }).Gated[0];
        verdict.PValue!.Value.ShouldBe(.1408954236, 5e-11);
        verdict.Lower!.Value.ShouldBeLessThan(-.02);
        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
    }

    [Fact]
    public void Cases_in_clusters_taken_for_independent_ones_find_what_is_not_there()
    {
        // Fifty clusters of ten with a correlation of 0.71 and no difference at all; 43 % of naive bootstraps reject at 5 %.
        var random = new Random(71);
        var (naive, clustered, runs) = (0, 0, 400);
        for (var run = 0; run < runs; run++)
        {
            var draws = Enumerable.Range(0, 500).ToArray();
            var shared = Enumerable.Range(0, 50).Select(_ => Normal.Sample(random, 0, Math.Sqrt(.71))).ToArray();
            double[] differences = [.. draws.Select(at => shared[at / 10] + Normal.Sample(random, 0, Math.Sqrt(.29)))];
            string[] groups = [.. draws.Select(at => $"cluster {at / 10}")];
            naive += Math.Abs(differences.Average()) > 1.96 * PairedDifference.Of(differences).StandardError ? 1 : 0;
            clustered += Math.Abs(differences.Average()) > 2.01 * ClusteredError.Of(differences, groups) ? 1 : 0;
        }
        ((double)naive / runs).ShouldBeGreaterThan(.35);
        ((double)clustered / runs).ShouldBeLessThan(.09);
    }

    [Theory]
    [InlineData(12, 0, 0.000244140625)]
    [InlineData(4, 0, 0.0625)]
    [InlineData(5, 0, .03125)]
    [InlineData(4, 1, .1875)]
    [InlineData(8, 1, .01953125)]
    [InlineData(9, 1, .0107421875)]
    [InlineData(10, 2, .019287109375)]
    [InlineData(16, 1, .0001373291015625)]
    public void The_sign_test(int wins, int losses, double p) => SignTest.OneSided(wins, losses).ShouldBe(p, 1e-15);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 6)]
    [InlineData(7, 7)]
    [InlineData(8, 7)]
    [InlineData(9, 8)]
    [InlineData(10, 9)]
    [InlineData(11, 9)]
    [InlineData(12, 10)]
    [InlineData(15, 12)]
    [InlineData(20, 15)]
    [InlineData(30, 20)]
    [InlineData(50, 32)]
    [InlineData(100, 59)]
    public void The_fewest_wins_that_can_pass(int pairs, int wins) => SignTest.FewestWins(pairs, .05).ShouldBe(wins);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Fewer_than_five_differing_pairs_can_never_pass(int pairs) => SignTest.FewestWins(pairs, .05).ShouldBeNull();

    [Theory]
    [InlineData(5, .34, .34, .00454)]
    [InlineData(10, .34, .34, .01888)]
    [InlineData(15, .34, .34, .02342)]
    public void The_sign_test_seldom_passes_what_did_not_change(int cases, double win, double lose, double passes) =>
        SignTest.Power(cases, win, lose, .05).ShouldBe(passes, 5e-6);

    [Theory]
    [InlineData(5, .0551)]
    [InlineData(10, .3637)]
    [InlineData(15, .5729)]
    [InlineData(30, .9077)]
    public void The_sign_test_finds_a_real_gain(int cases, double finds) => SignTest.Power(cases, .56, .12, .05).ShouldBe(finds, 5e-5);

    [Theory]
    [InlineData(10, 25, 6.428571, .01122988665, 5.6, .01796047753)]
    [InlineData(121, 59, 21.355556, double.NaN, 20.672222, double.NaN)]
    public void McNemars_chi_square(int regressed, int improved, double plain, double plainP, double corrected, double correctedP)
    {
        McNemar.ChiSquare(regressed, improved, corrected: false).Statistic.ShouldBe(plain, 5e-7);
        McNemar.ChiSquare(regressed, improved, corrected: true).Statistic.ShouldBe(corrected, 5e-7);
        if (double.IsNaN(plainP))
            return;
        McNemar.ChiSquare(regressed, improved, corrected: false).PValue.ShouldBe(plainP, 5e-12);
        McNemar.ChiSquare(regressed, improved, corrected: true).PValue.ShouldBe(correctedP, 5e-12);
    }

    [Theory]
    [InlineData(92, 100, .848442, .964828)]
    [InlineData(0, 30, 0, .115703)]
    public void The_exact_interval_of_a_rate(int passed, int total, double lower, double upper)
    {
        var interval = ExactRate.Of(passed, total);
        interval.Lower.ShouldBe(lower, 5e-7);
        interval.Upper.ShouldBe(upper, 5e-7);
    }

    [Fact]
    public void No_failure_in_thirty_leaves_room_for_nine_percent() => ExactRate.UpperWithoutFailure(30).ShouldBe(.0950338529, 5e-11);

    [Fact]
    public void Cases_that_belong_together_widen_the_error()
    {
        double[] scores = [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1];
        var groups = scores.Select((_, index) => $"document {index / 3}").ToArray();
        scores.Average().ShouldBe(.5833333, 5e-8);
        PairedDifference.Of(scores).StandardError.ShouldBe(.1486470975, 5e-11);
        ClusteredError.Of(scores, groups).ShouldBe(.2207177609, 5e-11);
        ClusteredError.Of(scores, new string?[scores.Length]).ShouldBe(.1486470975, 5e-11);
    }

    [Fact]
    public void How_many_cases_a_difference_takes()
    {
        SamplePower.Factor(.05, .8).ShouldBe(7.848879734, 5e-10);
        SamplePower.CasesFor(.03, 1.0 / 9).ShouldBe(968.997, 5e-4);
        SamplePower.CasesFor(.03, (1.0 / 9) + (1.0 / 6) + (1.0 / 6)).ShouldBe(3875.99, 5e-3);
        SamplePower.MinimumDetectable(.03 / Math.Sqrt(7.848879734)).ShouldBe(.03, 1e-9);
    }

    [Fact]
    public void Every_resample_of_five_values()
    {
        var every = Bootstrap.Mean([.2, -.1, .3, 0, .1]);
        every.Resamples.ShouldBe(3125);
        every.Mean.ShouldBe(.1, 1e-12);
        every.Lower.ShouldBe(-.02, 1e-12);
        every.Upper.ShouldBe(.22, 1e-12);
        every.AtOrBelowZero.ShouldBe(.07904, 1e-12);
        every.Deviation.ShouldBe(.0632455532, 5e-11);
        SignFlip.PValue([.2, -.1, .3, 0, .1]).ShouldBe(.375, 1e-12);
    }

    [Fact]
    public void Many_metrics_are_adjusted_for_being_many()
    {
        double[] found = [.04, .001, .2, .012, .03];
        Multiplicity.Holm(found).ShouldBe([.09, .005, .2, .048, .09], 1e-12);
        Multiplicity.BenjaminiHochberg(found).ShouldBe([.05, .005, .2, .03, .05], 1e-12);
    }

    [Fact]
    public void Quantiles()
    {
        Normal.InvCDF(0, 1, .01).ShouldBe(-2.326348, 5e-7);
        double[] halves = [0, .5, 1, 1.5, 2, 2.5, 3, 3.5];
        At(halves, .05).ShouldBe(.175, 1e-12);
        At(halves, .5).ShouldBe(1.75, 1e-12);
        At(halves, 1).ShouldBe(3.5, 1e-12);
        At([95.0610, 95.0925, 95.1065, 95.1195, 95.1442, 95.1567, 95.1591, 95.1682, 95.1772, 95.1937, 95.1959, 95.1990], .9)
            .ShouldBe(95.19568, 5e-6);
    }

    private static double At(double[] sorted, double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);

    private static double Unpaired(string before, string after)
    {
        double Squared(string side) => Math.Pow(PairedDifference.Of([.. side.Select(one => (double)(one - '0'))]).StandardError, 2);
        return Math.Sqrt(Squared(before) + Squared(after));
    }
}
