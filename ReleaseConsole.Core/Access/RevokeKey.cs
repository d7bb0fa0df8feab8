using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>Ends a key and its grants at once: its signatures stop counting, and what it did stays in the log.</summary>
public sealed class RevokeKey(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ServiceKeyId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var key = await db.Set<ServiceKey>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        var grants = await db.Set<Grant>().Where(one => one.PrincipalId == id.Value && one.RevokedAt == null).ToListAsync(cancel);

        if (key is null)
            return AccessRefusals.NoSuchKey();
        if (key.RevokedAt is not null)
            return default(Done);

        key.Revoke(db.Now);
        grants.ForEach(grant => grant.Revoke(db.Now));
        db.Record(actor, new KeyRevoked(key.Id, key.Prefix));

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }
}
