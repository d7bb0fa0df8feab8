using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Student's t over paired differences: for scores, when the cases are too few for the normal approximation.</summary>
public static class PairedT
{
    /// <param name="confidence">Two-sided, e.g. 0.95.</param>
    public static (double Lower, double Upper) Interval(PairedDifference difference, double confidence)
    {
        if (difference.Pairs < 2)
            return (double.NegativeInfinity, double.PositiveInfinity);
        var half = StudentT.InvCDF(0, 1, difference.Pairs - 1, 0.5 + (confidence / 2)) * difference.StandardError;
        return (difference.Mean - half, difference.Mean + half);
    }

    /// <summary>The two-sided p-value of "no difference"; 1 when nothing differs.</summary>
    public static double PValue(PairedDifference difference) => difference switch
    {
        { Mean: 0 } or { Pairs: < 2 } => 1,
        { StandardError: 0 } => 0,
        _ => 2 * StudentT.CDF(0, 1, difference.Pairs - 1, -Math.Abs(difference.Mean / difference.StandardError)),
    };
}
