using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>A share of passed cases with its Wilson score interval, which stays inside 0 to 1 and holds for few cases.</summary>
public sealed record PassRate(double Rate, double Lower, double Upper)
{
    /// <param name="confidence">Two-sided, e.g. 0.95.</param>
    public static PassRate Of(int passed, int total, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        var z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        var rate = (double)passed / total;
        var scale = 1 + (z * z / total);
        var centre = (rate + (z * z / (2 * total))) / scale;
        var half = z / scale * Math.Sqrt((rate * (1 - rate) / total) + (z * z / (4.0 * total * total)));
        return new PassRate(rate, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
