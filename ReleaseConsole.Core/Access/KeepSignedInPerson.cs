using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// Keeps a tenant's knowledge of a person after each sign-in: their name, and exactly the grants their groups give now.
/// Grants by hand are left alone. A tenant that gives nothing and does not know the person is not touched.
/// </summary>
public sealed class KeepSignedInPerson(IDbContextFactory<ConsoleDb> contexts, AcrossTenants everywhere, ILogger<KeepSignedInPerson> log)
{
    private readonly ConcurrentDictionary<string, bool> _told = new();

    public async Task RunAsync(
        string issuer, string subject, string name, string? email, IReadOnlyList<GroupGrant> grants, string correlationId,
        CancellationToken cancel)
    {
        var known = (await everywhere.PersonsAsync(issuer, subject, cancel)).Select(person => person.TenantId).ToHashSet();
        var tenants = await everywhere.AllTenantsAsync(cancel);
        foreach (var grant in grants.Where(grant => tenants.All(tenant => tenant.Slug != grant.Tenant)))
            TellOnce(grant.Tenant);
        foreach (var tenant in tenants)
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
        // Two windows may sign in for the first time at once: the second waits here and finds the person.
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var person = await NamedAsync(db, issuer, subject, name, email, cancel);
        var products = await db.Set<Product>().AsNoTracking().ToDictionaryAsync(product => product.Slug, product => product.Id, cancel);
        var held = await db.Set<Grant>()
            .Where(grant => grant.PrincipalId == person.Id && grant.Source == GrantSource.Group && grant.RevokedAt == null)
            .ToListAsync(cancel);
        foreach (var grant in given.Where(grant => grant.Product is not null && !products.ContainsKey(grant.Product)))
            TellOnce($"{grant.Tenant}/{grant.Product}");
        var wanted = given.Where(grant => grant.Product is null || products.ContainsKey(grant.Product))
            .Select(grant => new HeldRole(
                grant.Role, grant.Lane, grant.Product is null ? null : products[grant.Product], grant.Environment))
            .Distinct().ToList();
        foreach (var grant in held.Where(grant => !wanted.Contains(HeldRole.Of(grant))))
            grant.Revoke(db.Now);
        foreach (var role in wanted.Except(held.Select(HeldRole.Of)))
            role.Give(db, person.Id, GrantSource.Group, "group");

        var actor = new Actor(ActorKind.Person, tenant, person.Id, name, correlationId);
        db.Record(actor, new PersonSignedIn(
            name, [.. wanted.Select(one => one.Lane is null ? one.Role.Word() : $"{one.Role.Word()}:{one.Lane.Value.Word()}")]));
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
    }

    private static async Task<Person> NamedAsync(
        ConsoleDb db, string issuer, string subject, string name, string? email, CancellationToken cancel)
    {
        var known = await db.Set<Person>().FirstOrDefaultAsync(one => one.Issuer == issuer && one.Subject == subject, cancel);
        if (known is null)
            return db.Add(new Person(name, email)
            {
                Id = Guid.CreateVersion7(db.Now),
                TenantId = db.Tenant,
                Issuer = issuer,
                Subject = subject,
                CreatedAt = db.Now,
            }).Entity;
        known.Rename(name, email);
        return known;
    }

    // Every sign-in meets the same mistake of the role map; the log says it once.
    private void TellOnce(string place)
    {
        if (_told.TryAdd(place, true))
            AccessLog.RoleMapNamesNothing(log, place);
    }
}
