using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// McNemar's test of paired pass/fail results, on the pairs that disagree: <c>regressed</c> passed before and fail now,
/// <c>improved</c> the other way round. Two-sided; under the null either direction is a fair coin.
/// </summary>
public static class McNemar
{
    /// <summary>The exact p-value: min(1, 2·P(X ≤ min(b, c))) for X binomial(b + c, ½).</summary>
    public static double Exact(int regressed, int improved)
    {
        var pairs = regressed + improved;
        return pairs == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, pairs, Math.Min(regressed, improved)));
    }

    /// <summary>The mid-p value: the exact one less the probability of what was seen. Less cautious, closer to the stated level.</summary>
    public static double MidP(int regressed, int improved)
    {
        var pairs = regressed + improved;
        if (pairs == 0)
            return 1;
        var seen = Math.Min(regressed, improved);
        return Math.Min(1, (2 * Binomial.CDF(0.5, pairs, seen)) - Binomial.PMF(0.5, pairs, seen));
    }

    /// <summary>
    /// The large-sample form (b − c)² / (b + c), or with Edwards's correction (|b − c| − 1)² / (b + c); one degree of freedom.
    /// </summary>
    public static (double Statistic, double PValue) ChiSquare(int regressed, int improved, bool corrected)
    {
        var pairs = regressed + improved;
        if (pairs == 0)
            return (0, 1);
        var apart = Math.Max(0, Math.Abs(regressed - improved) - (corrected ? 1 : 0));
        var statistic = (double)apart * apart / pairs;
        return (statistic, 1 - ChiSquared.CDF(1, statistic));
    }
}
