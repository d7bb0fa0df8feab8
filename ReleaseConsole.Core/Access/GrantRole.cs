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
        if (held.Find(grant => grant.IsInForce(db.Now) && grant.Source == GrantSource.Hand
            && (grant.Role, grant.Lane, grant.ProductId, grant.Environment, grant.ExpiresAt)
                == (wanted.Role, wanted.Lane, reach.Value, wanted.Environment, wanted.ExpiresAt)) is { } same)
            return same.Id;

        var granted = Granted(db, wanted, reach.Value, actor);
        db.Add(granted);
        db.Record(actor, new RoleGranted(
            person.Name, person.Id, wanted.Role, wanted.Lane, wanted.Product, wanted.Environment, wanted.ExpiresAt)
        { Product = reach.Value });

        await db.SaveChangesAsync(cancel);
        return granted.Id;
    }

    private static Grant Granted(ConsoleDb db, NewGrant wanted, ProductId? product, Actor actor) => new()
    {
        Id = new GrantId(Guid.CreateVersion7(db.Now)),
        TenantId = db.Tenant,
        PrincipalId = wanted.Person,
        Role = wanted.Role,
        Lane = wanted.Lane,
        ProductId = product,
        Environment = wanted.Environment,
        Source = GrantSource.Hand,
        GrantedAt = db.Now,
        GrantedBy = actor.Name,
        ExpiresAt = wanted.ExpiresAt,
    };
}
