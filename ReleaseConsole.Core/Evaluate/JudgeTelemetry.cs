using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>What was measured of a release in service beside what it replaces; weights by group in percent, scores from 0 to 100.</summary>
public sealed record TelemetryAsked(
    IReadOnlyList<TelemetryMetric> Metrics, IReadOnlyDictionary<string, double>? Weights = null, double Pass = 75, double Marginal = 50);

/// <summary>Judges measured points by the rules of <see cref="TelemetryJudge"/>. It keeps nothing and decides nothing.</summary>
public sealed class JudgeTelemetry(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Pairs of points over all metrics; each pair is looked at some twenty times.</summary>
    public const long MostPairs = 5_000_000;

    public async Task<Result<TelemetryVerdict>> RunAsync(string product, TelemetryAsked asked, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (asked.Metrics.FirstOrDefault(
            metric => metric.Confidence is not (> 0 and < 1) || metric.Tolerance is not (>= 0 and < 1e6)) is { } odd)
            return EvaluateRefusals.MetricOutOfRange(odd.Name);
        if (TelemetryWeights.Unfit(asked) is { } unfit)
            return unfit;
        if (asked.Metrics.Sum(Pairs) > MostPairs)
            return EvaluateRefusals.TooManyPoints(MostPairs);
        // Seconds of arithmetic are not for the thread that draws a page.
        return await Task.Run(() => TelemetryJudge.Of(asked.Metrics, asked.Weights, asked.Pass, asked.Marginal), cancel);
    }

    private static long Pairs(TelemetryMetric metric) =>
        (long)Math.Min(metric.Baseline.Count, LocationShift.MostPoints) * Math.Min(metric.Candidate.Count, LocationShift.MostPoints);
}
