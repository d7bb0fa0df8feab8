namespace ReleaseConsole.Core.Evaluate;

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
