using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare;

/// <summary>Both sides of a comparison and what differs between them.</summary>
public sealed record ComparedRelease(Product Product, ComparedSide From, ComparedSide To, ReleaseChanges Changes);

/// <summary>One thing that can be picked as a side: how it is written and how people call it.</summary>
public sealed record CompareChoice(string Reference, string Name, string? Remark);

/// <summary>What differs between any two of a release, a digest, what is live in an environment, or versions of an artifact?</summary>
public sealed class ComparisonView(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Choices = 200;

    public async Task<Result<ComparedRelease>> RunAsync(string product, string? from, string? to, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var before = await ComparedSide.FindAsync(db, id, from, cancel);
        if (!before.Succeeded)
            return before.Refusal;
        var after = await ComparedSide.FindAsync(db, id, to, cancel);
        if (!after.Succeeded)
            return after.Refusal;
        return new ComparedRelease(
            admission.Value.Product, before.Value, after.Value, CompareManifests.Of(before.Value.Contents, after.Value.Contents));
    }

    /// <summary>What can be picked: every environment with something live, then releases, newest first.</summary>
    public async Task<Result<IReadOnlyList<CompareChoice>>> ChoicesAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var environments = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(one => one.ProductId == id && one.LiveManifest != null).OrderByDescending(one => one.Position)
            .Select(one => new { one.Name, one.LiveRelease }).ToListAsync(cancel);
        var releases = await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == id)
            .OrderByDescending(one => one.CreatedAt).Take(Choices).Select(one => new { one.Id, one.Version }).ToListAsync(cancel);
        return (List<CompareChoice>)
        [
            .. environments.Select(one => new CompareChoice(
                $"env:{one.Name}", $"Live in {one.Name}", releases.Find(release => release.Id == one.LiveRelease)?.Version)),
            .. releases.Select(one => new CompareChoice(one.Version, one.Version, null)),
        ];
    }
}
