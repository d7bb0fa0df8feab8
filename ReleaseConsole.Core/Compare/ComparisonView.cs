using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare;

/// <summary>Both sides of a comparison and what differs between them.</summary>
public sealed record ComparedRelease(Product Product, ComparedSide From, ComparedSide To, ReleaseChanges Changes);

/// <summary>What differs between any two of a release, a digest, what is or was live, a draft, or a version of an artifact?</summary>
public sealed class ComparisonView(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ComparedRelease>> RunAsync(string product, string? from, string? to, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var before = await ComparedSide.FindAsync(db, id, from, actor, cancel);
        if (!before.Succeeded)
            return before.Refusal;
        var after = await ComparedSide.FindAsync(db, id, to, actor, cancel);
        if (!after.Succeeded)
            return after.Refusal;
        var sides = ComparableSides.Of(before.Value, after.Value);
        if (!sides.Succeeded)
            return sides.Refusal;
        var (one, other) = sides.Value;
        return new ComparedRelease(admission.Value.Product, one, other, CompareManifests.Of(one.Contents, other.Contents));
    }
}
