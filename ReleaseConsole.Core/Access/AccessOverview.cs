using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>Who has access to the tenant, and through what? For admins, and for auditors to read; at most 500 persons and keys.</summary>
public sealed class AccessOverview(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 500;

    public async Task<Result<AccessShown>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        var refusal = permissions.RefuseInTenant(Permission.GrantAccess);
        if (refusal is not null && !permissions.HasInTenant(Role.Auditor))
            return refusal;

        var now = db.Now;
        var products = await db.Set<Product>().AsNoTracking().OrderBy(product => product.Name).Take(Most).ToListAsync(cancel);
        var persons = await db.Set<Person>().AsNoTracking().OrderBy(person => person.Name).Take(Most).ToListAsync(cancel);
        var grants = await db.Set<Grant>().AsNoTracking()
            .Where(grant => grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > now)
                && grant.Source != GrantSource.Key)
            .OrderBy(grant => grant.GrantedAt).Take(Most * 10).ToListAsync(cancel);
        var keys = await KeyRow.Of(db).Take(Most).ToListAsync(cancel);
        var environments = await db.Set<ReleaseEnvironment>().AsNoTracking().Select(one => one.Name).Distinct().OrderBy(name => name)
            .ToListAsync(cancel);

        var slugs = products.ToDictionary(product => product.Id, product => product.Slug);
        var held = grants.ToLookup(grant => grant.PrincipalId, grant => new GrantRow(
            grant.Id, grant.Role, grant.Lane, grant.ProductId is { } id ? slugs.GetValueOrDefault(id) : null, grant.Environment,
            grant.Source,
            grant.GrantedBy, grant.GrantedAt, grant.ExpiresAt));
        return new AccessShown(
            [.. persons.Select(
                person => new PersonRow(person.Id, person.Name, person.Email, person.Id == actor.Id, [.. held[person.Id]]))], keys,
            [.. products.Select(product => new ProductRow(product.Slug, product.Name, product.CreatedAt))], environments, refusal is null);
    }
}
