using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// How small a difference so many paired cases can show, and how many it takes: n = (z_α/2 + z_β)² · variance / δ²
/// (Miller, arXiv 2411.00640), with variance ω² + σ²_A/K_A + σ²_B/K_B when each case is repeated K times.
/// </summary>
public static class SamplePower
{
    public static double CasesFor(double difference, double variance, double alpha = 0.05, double power = 0.8) =>
        Factor(alpha, power) * variance / (difference * difference);

    /// <summary>The smallest true difference found with the stated power, from the standard error that was seen.</summary>
    public static double MinimumDetectable(double standardError, double alpha = 0.05, double power = 0.8) =>
        Math.Sqrt(Factor(alpha, power)) * standardError;

    public static double Factor(double alpha, double power)
    {
        var sum = Normal.InvCDF(0, 1, 1 - (alpha / 2)) + Normal.InvCDF(0, 1, power);
        return sum * sum;
    }
}
