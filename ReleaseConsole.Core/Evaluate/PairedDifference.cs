using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// The mean of paired differences d = candidate − baseline with its standard error √(Σ(d − d̄)² / (n(n − 1)))
/// (Miller, arXiv 2411.00640). The case is the unit: repeats are averaged before they come here.
/// </summary>
public sealed record PairedDifference(int Pairs, double Mean, double StandardError)
{
    public static PairedDifference Of(IReadOnlyCollection<double> differences)
    {
        ArgumentOutOfRangeException.ThrowIfZero(differences.Count);
        var n = differences.Count;
        // A sum divided again may miss the one value there is, and an error of rounding would be taken for a spread.
        if (n > 1 && differences.First() is var first && differences.All(difference => difference == first))
            return new PairedDifference(n, first, 0);
        var mean = differences.Sum() / n;
        var squares = differences.Sum(difference => (difference - mean) * (difference - mean));
        return new PairedDifference(n, mean, n == 1 ? double.PositiveInfinity : Math.Sqrt(squares / ((double)n * (n - 1))));
    }

    /// <summary>The one-sided lower bound; at 0.95 the true difference is below it in one of twenty repetitions.</summary>
    public double Lower(double oneSidedConfidence) => Mean - (Normal.InvCDF(0, 1, oneSidedConfidence) * StandardError);

    public double Upper(double oneSidedConfidence) => Mean + (Normal.InvCDF(0, 1, oneSidedConfidence) * StandardError);
}
