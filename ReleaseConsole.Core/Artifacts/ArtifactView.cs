using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>What is this artifact: its history, where it is live, where it is used, and what of it I have not saved?</summary>
public sealed class ArtifactView(IDbContextFactory<ConsoleDb> contexts)
{
    public const int Versions = 200;
    private const int PersonsNamed = 5;

    public async Task<Result<ArtifactShown>> RunAsync(string product, ArtifactKind kind, string path, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        if (await db.ArtifactAsync(id, kind, path, cancel) is not { } artifact)
            return ArtifactsRefusals.NoSuchArtifact(kind, path);
        var all = db.Set<ArtifactVersion>().AsNoTracking().Where(version => version.ArtifactId == artifact.Id);
        var live = (await db.LiveAsync(id, [path], cancel))[(kind, path)].ToList();
        var rows = (await all.OrderByDescending(version => version.Number).Take(Versions).ToListAsync(cancel))
            .ConvertAll(version => VersionRow.Of(version, live));
        var mayNot = admission.Value.Permissions.Refuse(Permission.Author, id);
        return new ArtifactShown(
            kind, path, artifact.CreatedAt, rows[0], rows, await all.CountAsync(cancel), live,
            await WhereUsed.FirstAsync(db, id, kind, path, WhereUsed.Most, cancel), await DraftAsync(db, artifact.Id, actor, cancel),
            mayNot, mayNot is null ? [] : await AuthorsAsync(db, id, cancel));
    }

    private static async Task<DraftShown?> DraftAsync(ConsoleDb db, ArtifactId artifact, Actor actor, CancellationToken cancel)
    {
        if (await db.DraftAsync(artifact, actor, cancel) is not { } draft)
            return null;
        var number = await db.Set<ArtifactVersion>().AsNoTracking()
            .Where(version => version.ArtifactId == artifact && version.Digest == draft.BasedOn)
            .MaxAsync(version => (int?)version.Number, cancel);
        return new DraftShown(draft.Text, draft.BasedOn, number, draft.SavedAt);
    }

    private static async Task<IReadOnlyList<string>> AuthorsAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var roles = RolePermissions.Holding(Permission.Author);
        return await (from grant in db.Set<Grant>().AsNoTracking()
                      join person in db.Set<Person>().AsNoTracking() on grant.PrincipalId equals person.Id
                      where roles.Contains(grant.Role) && grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > db.Now)
                          && (grant.ProductId == null || grant.ProductId == product) && grant.Environment == null
                      select person.Name).Distinct().OrderBy(name => name).Take(PersonsNamed).ToListAsync(cancel);
    }
}
