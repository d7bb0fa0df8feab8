using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>Known answers, worked out by hand and in R; to the digits given.</summary>
public sealed class PairedStatisticsTests
{
    [Theory]
    [InlineData(10, 25, .01667384780, .01133098418)]
    [InlineData(2, 8, .109375, double.NaN)]
    [InlineData(0, 5, .0625, double.NaN)]
    [InlineData(1, 3, .625, double.NaN)]
    [InlineData(22, 34, .1408954236, double.NaN)]
    [InlineData(40, 20, .0134892937, double.NaN)]
    [InlineData(0, 0, 1, 1)]
    public void McNemars_test_gives_the_known_values(int regressed, int improved, double exact, double midP)
    {
        McNemar.Exact(regressed, improved).ShouldBe(exact, 5e-11);
        McNemar.Exact(improved, regressed).ShouldBe(exact, 5e-11);
        if (!double.IsNaN(midP))
            McNemar.MidP(regressed, improved).ShouldBe(midP, 5e-11);
    }

    [Fact]
    public void McNemars_test_holds_far_out_in_the_tail() => McNemar.Exact(121, 59).ShouldBe(4.434449e-06, 5e-13);

    [Theory]
    [InlineData(92, 100, .850019, .958907)]
    [InlineData(0, 30, 0, .113513)]
    public void Wilsons_interval_gives_the_known_values(int passed, int total, double lower, double upper)
    {
        var rate = PassRate.Of(passed, total);
        rate.Lower.ShouldBe(lower, 5e-7);
        rate.Upper.ShouldBe(upper, 5e-7);
    }

    [Fact]
    public void The_paired_difference_of_500_cases_has_the_known_error_and_interval()
    {
        var difference = Differences(improved: 40, regressed: 20, all: 500);
        difference.Mean.ShouldBe(.04, 1e-12);
        difference.StandardError.ShouldBe(.0154037187, 5e-11);
        difference.Lower(.975).ShouldBe(.0098092662, 5e-11);
        difference.Upper(.975).ShouldBe(.0701907338, 5e-11);
    }

    [Fact]
    public void The_paired_difference_of_twelve_items_has_the_known_error()
    {
        const string a = "110101101101", b = "111101011111";
        var difference = PairedDifference.Of([.. a.Zip(b).Select(pair => (double)(pair.Second - pair.First))]);
        difference.Mean.ShouldBe(.1666667, 5e-8);
        difference.StandardError.ShouldBe(.1666667, 5e-8);
    }

    [Fact]
    public void Not_significant_is_not_safe()
    {
        var difference = Differences(improved: 22, regressed: 34, all: 1000);
        difference.Mean.ShouldBe(-.012, 1e-12);
        difference.StandardError.ShouldBe(.0074774268, 5e-11);
        difference.Lower(.95).ShouldBe(-.0242992726, 5e-11);
        McNemar.Exact(34, 22).ShouldBeGreaterThan(.05);
        (difference.Lower(.95) > -.02).ShouldBeFalse();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(59)]
    [InlineData(1000)]
    public void With_no_pair_that_disagrees_the_score_bound_still_leaves_room(int pairs)
    {
        // With b = c = 0 Tango's equation has the closed form z² / (n + z²).
        const double z = 1.6448536269514722;
        var (lower, upper) = ScoreBounds.Of(improved: 0, regressed: 0, pairs, .95);
        lower.ShouldBe(-z * z / (pairs + (z * z)), 1e-9);
        upper.ShouldBe(-lower, 1e-9);
    }

    [Fact]
    public void Swapping_the_sides_mirrors_the_score_bounds()
    {
        var (lower, upper) = ScoreBounds.Of(improved: 7, regressed: 3, 60, .95);
        var (mirroredLower, mirroredUpper) = ScoreBounds.Of(improved: 3, regressed: 7, 60, .95);
        lower.ShouldBe(-mirroredUpper, 1e-9);
        upper.ShouldBe(-mirroredLower, 1e-9);
        lower.ShouldBeLessThan(4.0 / 60);
        upper.ShouldBeGreaterThan(4.0 / 60);
    }

    private static PairedDifference Differences(int improved, int regressed, int all) => PairedDifference.Of(
    [
        .. Enumerable.Repeat(1.0, improved), .. Enumerable.Repeat(-1.0, regressed), .. Enumerable.Repeat(0.0, all - improved - regressed),
    ]);
}
