namespace ReleaseConsole.Core.Evaluate;

/// <summary>The judgement of all metrics: a score from 0 to 100 (null when it cannot be told) with its reasons.</summary>
public sealed record TelemetryVerdict(TelemetryOutcome Outcome, double? Score, IReadOnlyList<MetricResult> Metrics, string Reason);
