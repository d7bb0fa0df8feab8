namespace ReleaseConsole.Core.Evaluate;

/// <summary>Which way a metric is worse.</summary>
public enum Worse
{
    Higher,
    Lower,
    Either,
}

/// <summary>What the size of an effect is read from: the ratio of the means, or how often a candidate's point is the higher one (CLES).</summary>
public enum EffectSize
{
    MeanRatio,
    CommonLanguage,
}

/// <summary>The limits of an effect downwards and upwards; 1 is no effect for a ratio of means, 0.5 for the common language.</summary>
public readonly record struct EffectLimits(double Lower, double Upper);

/// <summary>
/// One metric watched while a release runs beside what it replaces. <see cref="Tolerance"/> is a share of the baseline's median that
/// may be lost without a word; <see cref="Allowed"/> how large the effect may be in the worse direction.
/// </summary>
public sealed record TelemetryMetric(string Name, string Group, IReadOnlyList<double> Baseline, IReadOnlyList<double> Candidate)
{
    public Worse Worse { get; init; } = Worse.Either;
    public double Tolerance { get; init; } = 0.25;
    public double Confidence { get; init; } = 0.98;
    public EffectSize Effect { get; init; }

    /// <summary>Not at all, unless it is said.</summary>
    public EffectLimits? Allowed { get; init; }

    /// <summary>Beyond these a worse metric fails the whole, critical or not.</summary>
    public EffectLimits? Critical { get; init; }

    /// <summary>Points that are no number count as 0 instead of being left out, as for a counter that is silent when nothing happens.</summary>
    public bool MissingIsZero { get; init; }

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
public sealed record MetricResult(TelemetryMetric Metric, MetricClass Class, LocationShift? Shift, string Reason)
{
    /// <summary>Worse than what fails the whole.</summary>
    public bool FailsAll =>
        Class is not (MetricClass.Pass or MetricClass.NoData) && (Metric.IsCritical || (Metric.Critical is { } limits && Exceeds(limits)))
        || (Class == MetricClass.NoData && Metric.IsCritical);

    internal bool Exceeds(EffectLimits limits)
    {
        var effect = Shift is null ? double.NaN : Metric.Effect == EffectSize.CommonLanguage ? Shift.CommonLanguage : Shift.MeanRatio;
        return double.IsNaN(effect) || (Class == MetricClass.Low ? effect <= limits.Lower : effect >= limits.Upper);
    }
}
