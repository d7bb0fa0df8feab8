using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>Three sides, and what both together would be against the third; no judgement where a person has to decide first.</summary>
public sealed record JudgedMerge(ThreeCompared Compared, Assessment? Merged);

/// <summary>
/// What would two releases be together, and how risky is that against what both began from? Each of them alone may be harmless.
/// </summary>
public sealed class MergeJudgement(ThreeWayComparison comparison, IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="environment">An environment's name; null or empty: as for a protected one.</param>
    public async Task<Result<JudgedMerge>> RunAsync(
        string product, ThreeReferences wanted, Actor actor, CancellationToken cancel, string? environment = null)
    {
        var compared = await comparison.RunAsync(product, wanted, actor, cancel);
        if (!compared.Succeeded)
            return compared.Refusal;
        if (MergedContents.Of(compared.Value) is not { } merged)
            return new JudgedMerge(compared.Value, Merged: null);

        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (id, before, place) = (
            admission.Value.Product.Id, compared.Value.Base.Contents, string.IsNullOrEmpty(environment) ? null : environment);
        var destination = await Destination.LoadAsync(db, id, place, cancel);
        if (!destination.Succeeded)
            return destination.Refusal;
        var policy = await PolicyInForce.LoadAsync(db, id, cancel);
        var surroundings = await SurroundingsReading.LoadAsync(db, id, place, before, merged, policy.Digest, db.Now, cancel);
        // Seconds of arithmetic are not for the thread that draws a page.
        var judged = await Task.Run(() => JudgeRelease.Of(before, merged, policy, destination.Value, surroundings), cancel);
        return new JudgedMerge(compared.Value, judged);
    }
}
