using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// The only reads that cross tenants, each for a reason that cannot be met inside one: who is signing in, whose key this is,
/// and which tenants a job must visit. Nothing here returns a row to a page.
/// </summary>
public sealed class AcrossTenants(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<IReadOnlyList<Tenant>> AllTenantsAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<Tenant>().AsNoTracking().IgnoreQueryFilters().OrderBy(tenant => tenant.Slug).ToListAsync(cancel);
    }

    /// <summary>A unit of work in each tenant, one after the other, for a job that visits all of them; it ends with the next.</summary>
    public async IAsyncEnumerable<ConsoleDb> EachAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var tenant in await AllTenantsAsync(cancel))
        {
            await using var db = await contexts.OpenAsync(tenant.Id, cancel);
            yield return db;
        }
    }

    public async Task<Tenant?> TenantAsync(string slug, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<Tenant>().AsNoTracking().IgnoreQueryFilters().FirstOrDefaultAsync(tenant => tenant.Slug == slug, cancel);
    }

    /// <summary>The person's rows in every tenant that knows them, for the sign-in and the tenant switch.</summary>
    public async Task<IReadOnlyList<Person>> PersonsAsync(string issuer, string subject, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<Person>().AsNoTracking().IgnoreQueryFilters()
            .Where(person => person.Issuer == issuer && person.Subject == subject).OrderBy(person => person.Id).Take(100)
            .ToListAsync(cancel);
    }

    /// <summary>The source that listens at an address outside; the caller has no key, its signature is checked next.</summary>
    public async Task<Source?> SourceAsync(Guid hookKey, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<Source>().AsNoTracking().IgnoreQueryFilters().FirstOrDefaultAsync(source => source.HookKey == hookKey, cancel);
    }

    /// <summary>The key with this secret, whose it is, and the person an agent works for with it.</summary>
    public async Task<(ServiceKey Key, ServiceIdentity Identity, Person? Person)?> KeyAsync(byte[] secretHash, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await (from key in db.Set<ServiceKey>().AsNoTracking().IgnoreQueryFilters()
                           join identity in db.Set<ServiceIdentity>().AsNoTracking().IgnoreQueryFilters()
                               on key.ServiceIdentityId equals identity.Id
                           where key.SecretHash == secretHash
                           select new { key, identity }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var person = found.key.OnBehalfOfId is { } id
            ? await db.Set<Person>().AsNoTracking().IgnoreQueryFilters().FirstOrDefaultAsync(
                one => one.Id == id && one.TenantId == found.key.TenantId, cancel)
            : null;
        return (found.key, found.identity, person);
    }
}
