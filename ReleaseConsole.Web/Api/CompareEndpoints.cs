using Microsoft.AspNetCore.Mvc;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare.Merging;

namespace ReleaseConsole.Web.Api;

/// <summary>What differs between two sides, what the policy makes of it, and what both made of a third.</summary>
internal static class CompareEndpoints
{
    public static void MapCompare(this RouteGroupBuilder api) =>
        api.MapGet("/products/{product}/compare", CompareAsync)
            .WithSummary(
                "Changes, verdicts and findings between any two of releases, digests, env:NAME, env:NAME~1, artifact:PATH@N and "
                + "draft:PATH, judged ?for=ENVIRONMENT; with ?base= (a reference, or ancestor) three ways.")
            .Produces<ComparisonAnswer>();

    // "environment" is what "for" was called first, and is still heard.
    private static async Task<IResult> CompareAsync(
        string product, string? from, string? to, [FromQuery(Name = "base")] string? original, [FromQuery(Name = "for")] string? judgedFor,
        string? environment,
        Caller caller, ReleaseJudgement judgement, MergeJudgement merging, CancellationToken cancel)
    {
        var judged = await judgement.RunAsync(product, from, to, caller, cancel, judgedFor ?? environment);
        if (!judged.Succeeded || original is null)
            return judged.Ok(ComparisonAnswer.Of);
        var three = await merging.RunAsync(product, new ThreeReferences(original, from, to), caller, cancel, judged.Value.JudgedFor);
        return three.Ok(merge => ComparisonAnswer.Of(judged.Value) with { ThreeWay = AnsweredThreeWay.Of(merge) });
    }
}
