using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Api;

/// <summary>Metrics to judge; weights by group in percent, scores from 0 to 100.</summary>
public sealed record TelemetryRequest(
    IReadOnlyList<MeasuredMetric> Metrics, IReadOnlyDictionary<string, double>? Weights = null, double Pass = 75, double Marginal = 50)
{
    internal TelemetryAsked Asked() => new([.. Metrics.Select(metric => metric.Read())], Weights, Pass, Marginal);
}

/// <summary>
/// One metric on both sides; null is a point that is missing. <see cref="TelemetryMetric"/> says what the other members mean and what
/// holds when they are left out.
/// </summary>
public sealed record MeasuredMetric(string Name, IReadOnlyList<double?> Baseline, IReadOnlyList<double?> Candidate)
{
    public string Group { get; init; } = "all";
    public Worse Worse { get; init; } = Worse.Either;
    public double Tolerance { get; init; } = 0.25;
    public double Confidence { get; init; } = 0.98;
    public EffectSize Effect { get; init; }
    public EffectLimits? Allowed { get; init; }
    public EffectLimits? Critical { get; init; }
    public bool IsCritical { get; init; }
    public bool MustHaveData { get; init; }
    public bool DropsOutliers { get; init; }
    public bool MissingIsZero { get; init; }

    internal TelemetryMetric Read() => new(Name, Group, Points(Baseline), Points(Candidate))
    {
        Worse = Worse,
        Tolerance = Tolerance,
        Confidence = Confidence,
        Effect = Effect,
        Allowed = Allowed,
        Critical = Critical,
        IsCritical = IsCritical,
        MustHaveData = MustHaveData,
        DropsOutliers = DropsOutliers,
        MissingIsZero = MissingIsZero,
    };

    private static List<double> Points(IReadOnlyList<double?> points) => [.. points.Select(point => point ?? double.NaN)];
}
