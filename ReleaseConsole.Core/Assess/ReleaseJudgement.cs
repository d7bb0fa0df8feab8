using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>Both sides of a comparison with what the policy in force makes of it; no judgement between versions of one artifact.</summary>
public sealed record JudgedComparison(ComparedRelease Compared, Assessment? Assessment);

/// <summary>
/// What differs between two references and how risky is it? It is judged as for a protected environment;
/// a proposal judges it again for its own.
/// </summary>
public sealed class ReleaseJudgement(ComparisonView comparison, IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<JudgedComparison>> RunAsync(string product, string? from, string? to, Actor actor, CancellationToken cancel)
    {
        var compared = await comparison.RunAsync(product, from, to, actor, cancel);
        if (!compared.Succeeded)
            return compared.Refusal;
        if (CompareReference.Parse(from).Value is CompareReference.OfArtifact || CompareReference.Parse(to).Value is CompareReference.OfArtifact)
            return new JudgedComparison(compared.Value, Assessment: null);

        await using var db = await contexts.OpenAsync(actor, cancel);
        var policy = await PolicyInForce.LoadAsync(db, compared.Value.Product.Id, cancel);
        return new JudgedComparison(
            compared.Value,
            JudgeRelease.Of(compared.Value.From.Contents, compared.Value.To.Contents, policy, Destination.AnyProtected));
    }
}
