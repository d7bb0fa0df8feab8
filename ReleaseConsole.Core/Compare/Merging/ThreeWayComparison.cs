using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>Three sides and, artifact by artifact, what each of two made of the third.</summary>
public sealed record ThreeCompared(
    ComparedSide Base, ComparedSide Ours, ComparedSide Theirs, IReadOnlyList<ThreeWayArtifact> Artifacts, int Unchanged);

/// <summary>
/// What did two releases make of the one both began from? Without a base, or with <c>ancestor</c>, it is the nearest release both were
/// made from.
/// </summary>
public sealed class ThreeWayComparison(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ThreeCompared>> RunAsync(string product, ThreeReferences wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var sides = await ThreeSides.FindAsync(db, admission.Value.Product.Id, wanted, actor, cancel);
        if (!sides.Succeeded)
            return sides.Refusal;
        var (was, ours, theirs, decided) = sides.Value;
        var touched = decided.Artifacts.Where(one => one.State != ThreeWayState.Unchanged).ToList();
        return new ThreeCompared(was, ours, theirs, touched, decided.Artifacts.Count - touched.Count);
    }
}
