using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Tango's score bounds for a difference of paired rates (Statistics in Medicine 17, 1998, 891–908). They stay honest where the
/// standard error breaks down: with no pair that disagrees it is 0, and these still say how large a drop could hide.
/// </summary>
public static class ScoreBounds
{
    /// <summary>The lower and upper one-sided bounds of improved − regressed, as a share of all pairs.</summary>
    public static (double Lower, double Upper) Of(int improved, int regressed, int pairs, double oneSidedConfidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pairs);
        var z = Normal.InvCDF(0, 1, oneSidedConfidence);
        var difference = (double)(improved - regressed) / pairs;
        return (
            Solve(-1, difference, at => Statistic(improved, regressed, pairs, at) - z),
            Solve(difference, 1, at => Statistic(improved, regressed, pairs, at) + z));
    }

    // The statistic falls as the supposed difference grows, so halving the interval finds the one root.
    private static double Solve(double low, double high, Func<double, double> above)
    {
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            if (above(middle) > 0)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    private static double Statistic(int improved, int regressed, int pairs, double supposed)
    {
        // The likeliest share of regressed pairs if the true difference were the supposed one: a quadratic's larger root.
        var a = 2.0 * pairs;
        var b = -improved - regressed + (((2.0 * pairs) - improved + regressed) * supposed);
        var c = -regressed * supposed * (1 - supposed);
        var share = (Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c))) - b) / (2 * a);
        var variance = pairs * ((2 * share) + (supposed * (1 - supposed)));
        var distance = improved - regressed - (pairs * supposed);
        return variance <= 0 ? Math.Sign(distance) * double.PositiveInfinity : distance / Math.Sqrt(variance);
    }
}
