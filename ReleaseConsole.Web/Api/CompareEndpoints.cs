using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Web.Api;

/// <summary>What differs between two releases, and what the policy makes of it.</summary>
internal static class CompareEndpoints
{
    public static void MapCompare(this RouteGroupBuilder api) =>
        api.MapGet("/products/{product}/compare", async (
                string product, string? from, string? to, Caller caller, ReleaseJudgement judgement, CancellationToken cancel) =>
                (await judgement.RunAsync(product, from, to, caller, cancel)).Ok(ComparisonAnswer.Of))
            .WithSummary("Changes, verdicts and findings between two releases, digests, artifact versions or env:NAME.")
            .Produces<ComparisonAnswer>();
}
