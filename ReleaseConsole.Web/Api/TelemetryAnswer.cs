using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Api;

/// <summary>How metrics were judged; no score when it cannot be told.</summary>
public sealed record TelemetryAnswer(TelemetryOutcome Outcome, double? Score, string Reason, IReadOnlyList<JudgedMetric> Metrics)
{
    internal static TelemetryAnswer Of(TelemetryVerdict verdict) =>
        new(verdict.Outcome, verdict.Score, verdict.Reason, [.. verdict.Metrics.Select(JudgedMetric.Of)]);
}

/// <summary>One metric's class with the shift it was read from (candidate minus baseline), where there was something to test.</summary>
public sealed record JudgedMetric(
    string Name, string Group, MetricClass Class, string Reason, double? Shift, double? Lower, double? Upper, double? MeanRatio,
    double? CommonLanguage)
{
    internal static JudgedMetric Of(MetricResult result) => new(
        result.Metric.Name, result.Metric.Group, result.Class, result.Reason, result.Shift?.Estimate, result.Shift?.Lower,
        result.Shift?.Upper,
        result.Shift is { } shift && double.IsFinite(shift.MeanRatio) ? shift.MeanRatio : null, result.Shift?.CommonLanguage);
}
