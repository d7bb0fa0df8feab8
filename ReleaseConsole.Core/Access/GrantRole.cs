using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A role to be: for whom, how far it reaches, and how long; null reaches everything and lasts until it is taken.</summary>
public sealed record NewGrant(Guid Person, Role Role, Lane? Lane, string? Product, string? Environment, DateTimeOffset? ExpiresAt);

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
        var product = wanted.Product is null ? null : await db.Set<Product>().AsNoTracking().FirstOrDefaultAsync(one => one.Slug == wanted.Product, cancel);
        var held = await db.Set<Grant>().AsNoTracking().Where(grant => grant.PrincipalId == wanted.Person && grant.RevokedAt == null).ToListAsync(cancel);

        if (person is null)
            return AccessRefusals.NoSuchPerson();
        if (person.Id == actor.Id || person.Id == actor.OnBehalfOf?.Id)
            return AccessRefusals.NotToYourself();
        if (wanted.Product is not null && product is null)
            return AccessRefusals.NoSuchProduct(wanted.Product);
        if (wanted.Environment is { } environment && !await db.Set<ReleaseEnvironment>().AnyAsync(
            one => one.Name == environment && (product == null || one.ProductId == product.Id), cancel))
            return AccessRefusals.NoSuchEnvironment(environment);
        if (wanted.Role == Role.Reviewer && wanted.Lane is null)
            return AccessRefusals.ReviewerNeedsLane();
        if (wanted.Lane is not null && !RolePermissions.Of(wanted.Role).Contains(Permission.Review))
            return AccessRefusals.RoleHasNoLane(wanted.Role);
        if (wanted.ExpiresAt <= db.Now)
            return AccessRefusals.ExpiryIsPast();
        if (held.Find(grant => grant.IsInForce(db.Now) && grant.Source == GrantSource.Hand
            && (grant.Role, grant.Lane, grant.ProductId, grant.Environment, grant.ExpiresAt)
                == (wanted.Role, wanted.Lane, product?.Id, wanted.Environment, wanted.ExpiresAt)) is { } same)
            return same.Id;

        var granted = new Grant(
            new GrantId(Guid.CreateVersion7(db.Now)), db.Tenant, person.Id, wanted.Role, wanted.Lane, product?.Id, wanted.Environment,
            GrantSource.Hand, db.Now, actor.Name, wanted.ExpiresAt);
        db.Add(granted);
        db.Record(actor, new RoleGranted(
            person.Name, person.Id, wanted.Role, wanted.Lane, wanted.Product, wanted.Environment, wanted.ExpiresAt)
        { Product = product?.Id });

        await db.SaveChangesAsync(cancel);
        return granted.Id;
    }
}
