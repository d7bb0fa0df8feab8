using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// Takes a role that was given by hand; it stops counting at once. What a group or a key brings is refused with where to take it away,
/// and so is the tenant's last admin.
/// </summary>
public sealed class RevokeRole(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(GrantId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var grant = await db.Set<Grant>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (grant is null)
            return AccessRefusals.NoSuchGrant();
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == grant.PrincipalId, cancel);

        if (grant.RevokedAt is not null)
            return default(Done);
        if (grant.Source == GrantSource.Group)
            return AccessRefusals.GroupGrant();
        if (grant.Source == GrantSource.Key)
            return AccessRefusals.KeyGrant();
        if (grant.Role == Role.Admin && grant.ProductId is null && await IsLastAdminAsync(db, grant, cancel))
            return AccessRefusals.LastAdmin();

        grant.Revoke(db.Now);
        db.Record(
            actor, new RoleRevoked(person?.Name ?? "somebody", grant.PrincipalId, grant.Role, grant.Lane) { Product = grant.ProductId });

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }

    private static async Task<bool> IsLastAdminAsync(ConsoleDb db, Grant taken, CancellationToken cancel)
    {
        var now = db.Now;
        return !await (from grant in db.Set<Grant>()
                       join person in db.Set<Person>() on grant.PrincipalId equals person.Id
                       where grant.Id != taken.Id && grant.Role == Role.Admin && grant.ProductId == null && grant.Environment == null
                           && grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > now)
                       select grant).AnyAsync(cancel);
    }
}
