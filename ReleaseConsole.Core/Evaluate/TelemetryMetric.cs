namespace ReleaseConsole.Core.Evaluate;

/// <summary>Which way a metric is worse.</summary>
public enum Worse
{
    Higher,
    Lower,
    Either,
}

/// <summary>
/// One metric watched while a release runs beside what it replaces. <see cref="Tolerance"/> is a share of the baseline's median that
/// may be lost without a word; <see cref="AllowedRatio"/> how far the ratio of means may go in the worse direction (1: not at all).
/// </summary>
public sealed record TelemetryMetric(string Name, string Group, IReadOnlyList<double> Baseline, IReadOnlyList<double> Candidate)
{
    public Worse Worse { get; init; } = Worse.Either;
    public double Tolerance { get; init; } = 0.25;
    public double Confidence { get; init; } = 0.98;
    public (double Lower, double Upper) AllowedRatio { get; init; } = (1, 1);

    /// <summary>Anything but a pass of this metric fails the whole.</summary>
    public bool IsCritical { get; init; }

    /// <summary>No points count as a failure, not as silence.</summary>
    public bool MustHaveData { get; init; }
    public bool DropsOutliers { get; init; }
}

/// <summary>How one metric came out.</summary>
public enum MetricClass
{
    Pass,
    High,
    Low,
    NoData,
    NoDataFails,
}

/// <summary>The class of a metric with what it was read from; no shift when there was nothing to test.</summary>
public sealed record MetricResult(TelemetryMetric Metric, MetricClass Class, LocationShift? Shift, string Reason);
