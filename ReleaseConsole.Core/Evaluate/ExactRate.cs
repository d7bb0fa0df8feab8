using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>The Clopper–Pearson interval of a rate: never covers less than it says, at the price of being wide.</summary>
public static class ExactRate
{
    /// <param name="confidence">Two-sided, e.g. 0.95.</param>
    public static (double Lower, double Upper) Of(int passed, int total, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        var tail = (1 - confidence) / 2;
        return (
            passed == 0 ? 0 : Beta.InvCDF(passed, total - passed + 1, tail),
            passed == total ? 1 : Beta.InvCDF(passed + 1, total - passed, 1 - tail));
    }

    /// <summary>How high the failure rate may still be after so many cases without one: 1 − α^(1/n), near 3/n at 95 %.</summary>
    public static double UpperWithoutFailure(int cases, double oneSidedConfidence = 0.95) =>
        1 - Math.Pow(1 - oneSidedConfidence, 1.0 / cases);
}
