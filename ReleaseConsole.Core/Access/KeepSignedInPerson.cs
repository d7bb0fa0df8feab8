using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A role that one of the person's groups gives, by the configured role map.</summary>
public sealed record GroupGrant(Role Role, Lane? Lane, string Tenant, string? Product, string? Environment);

/// <summary>
/// Keeps a tenant's knowledge of a person after each sign-in: their name, and exactly the grants their groups give now.
/// Grants by hand are left alone. A tenant that gives nothing and does not know the person is not touched.
/// </summary>
public sealed class KeepSignedInPerson(IDbContextFactory<ConsoleDb> contexts, AcrossTenants everywhere)
{
    public async Task RunAsync(
        string issuer, string subject, string name, string? email, IReadOnlyList<GroupGrant> grants, string correlationId, CancellationToken cancel)
    {
        var known = (await everywhere.PersonsAsync(issuer, subject, cancel)).Select(person => person.TenantId).ToHashSet();
        foreach (var tenant in await everywhere.AllTenantsAsync(cancel))
        {
            var given = grants.Where(grant => grant.Tenant == tenant.Slug).ToList();
            if (given.Count > 0 || known.Contains(tenant.Id))
                await KeepAsync(tenant.Id, issuer, subject, name, email, given, correlationId, cancel);
        }
    }

    private async Task KeepAsync(
        TenantId tenant, string issuer, string subject, string name, string? email, List<GroupGrant> given, string correlationId,
        CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(tenant, cancel);
        var person = await db.Set<Person>().FirstOrDefaultAsync(one => one.Issuer == issuer && one.Subject == subject, cancel);
        var products = await db.Set<Product>().AsNoTracking().ToDictionaryAsync(product => product.Slug, product => product.Id, cancel);
        if (person is null)
            db.Add(person = new Person(Guid.CreateVersion7(db.Now), tenant, issuer, subject, name, email, db.Now));
        else
            person.Rename(name, email);

        var held = await db.Set<Grant>()
            .Where(grant => grant.PrincipalId == person.Id && grant.Source == GrantSource.Group && grant.RevokedAt == null).ToListAsync(cancel);
        var wanted = given.Where(grant => grant.Product is null || products.ContainsKey(grant.Product))
            .Select(grant => (grant.Role, grant.Lane, Product: grant.Product is null ? (ProductId?)null : products[grant.Product], grant.Environment))
            .Distinct().ToList();
        foreach (var grant in held.Where(grant => !wanted.Contains((grant.Role, grant.Lane, grant.ProductId, grant.Environment))))
            grant.Revoke(db.Now);
        foreach (var (role, lane, product, environment) in wanted
            .Where(one => !held.Exists(grant => (grant.Role, grant.Lane, grant.ProductId, grant.Environment) == one)))
            db.Add(new Grant(
                new GrantId(Guid.CreateVersion7(db.Now)), tenant, person.Id, role, lane, product, environment, GrantSource.Group, db.Now,
                "group", null));

        var actor = new Actor(ActorKind.Person, tenant, person.Id, name, correlationId);
        db.Record(actor, new PersonSignedIn(name, [.. wanted.Select(one => one.Lane is null ? one.Role.Word() : $"{one.Role.Word()}:{one.Lane.Value.Word()}")]));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Which actor is this signed-in person in this tenant? Null when the tenant does not know them.</summary>
public sealed class PersonActor(AcrossTenants everywhere)
{
    public async Task<Actor?> RunAsync(
        string issuer, string subject, string? tenantSlug, DateTimeOffset? authenticatedAt, string correlationId, CancellationToken cancel)
    {
        var persons = await everywhere.PersonsAsync(issuer, subject, cancel);
        var tenants = await everywhere.AllTenantsAsync(cancel);
        var person = tenantSlug is null
            ? persons.Count > 0 ? persons[0] : null
            : persons.FirstOrDefault(one => tenants.Any(tenant => tenant.Slug == tenantSlug && tenant.Id == one.TenantId));
        return person is null
            ? null
            : new Actor(ActorKind.Person, person.TenantId, person.Id, person.Name, correlationId) { AuthenticatedAt = authenticatedAt };
    }
}
