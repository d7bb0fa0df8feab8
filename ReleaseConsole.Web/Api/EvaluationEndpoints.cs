using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Api;

/// <summary>How a gate of the policy in force behaves on results that cannot differ, and how telemetry of two releases is judged.</summary>
internal static class EvaluationEndpoints
{
    public static void MapEvaluations(this RouteGroupBuilder api)
    {
        api.MapGet("/products/{product}/evaluations/false-flips", async (
                string product, string? evaluation, string? baseline, string? candidate, int? runs, Caller caller, GateCheck check,
                CancellationToken cancel) =>
                (await check.RunAsync(product, Asked(evaluation, baseline, candidate), runs ?? 200, caller, cancel)).Ok())
            .WithSummary("Lets the gate judge results against themselves and says how often it speaks of a difference.")
            .Produces<FalseFlips>();
        api.MapPost("/products/{product}/telemetry/judgements", async (
                string product, TelemetryRequest body, Caller caller, JudgeTelemetry judge, CancellationToken cancel) =>
                (await judge.RunAsync(product, body.Asked(), caller, cancel)).Ok(TelemetryAnswer.Of))
            .WithSummary(
                "Judges points measured of a release beside those of what it replaces (Mann–Whitney): "
                + "pass, marginal, fail or inconclusive.")
            .Produces<TelemetryAnswer>();
    }

    private static CasesAsked? Asked(string? evaluation, string? baseline, string? candidate) =>
        evaluation is { Length: > 0 } && Digest.TryParse(baseline, out var before) && Digest.TryParse(candidate, out var after)
            ? new CasesAsked(evaluation, before, after)
            : null;
}
