using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>Gives a person a role by hand. Nobody gives one to themselves; a role that is already held so is answered as it is.</summary>
public sealed class GrantRole(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<GrantId>> RunAsync(NewGrant wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == wanted.Person, cancel);
        var reach = await RoleReach.OfAsync(db, wanted.Role, wanted.Lane, wanted.Product, wanted.Environment, cancel);
        var held = await db.Set<Grant>().AsNoTracking().Where(grant => grant.PrincipalId == wanted.Person && grant.RevokedAt == null)
            .ToListAsync(cancel);

        if (person is null)
            return AccessRefusals.NoSuchPerson();
        if (person.Id == actor.Id || person.Id == actor.OnBehalfOf?.Id)
            return AccessRefusals.NotToYourself();
        if (!reach.Succeeded)
            return reach.Refusal;
        if (wanted.ExpiresAt <= db.Now)
            return AccessRefusals.ExpiryIsPast();
        var role = new HeldRole(wanted.Role, wanted.Lane, reach.Value, wanted.Environment);
        if (held.Find(grant => grant.IsInForce(db.Now) && grant.Source == GrantSource.Hand && HeldRole.Of(grant) == role
            && grant.ExpiresAt == wanted.ExpiresAt) is { } same)
            return same.Id;

        var granted = role.Give(db, person.Id, GrantSource.Hand, actor.Name, wanted.ExpiresAt);
        db.Record(actor, new RoleGranted(
            person.Name, person.Id, wanted.Role, wanted.Lane, wanted.Product, wanted.Environment, wanted.ExpiresAt)
        { Product = reach.Value });

        await db.SaveChangesAsync(cancel);
        return granted.Id;
    }
}
