using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A tenant to be: nothing crosses from one to another.</summary>
public sealed record NewTenant(string Slug, string Name);

/// <summary>Makes a tenant without products. Only the host does: a tenant is made by nobody who is in one.</summary>
public sealed class CreateTenant(IDbContextFactory<ConsoleDb> contexts, AcrossTenants everywhere)
{
    public async Task<Result<TenantId>> RunAsync(NewTenant wanted, string by, string correlationId, CancellationToken cancel)
    {
        var tenant = new TenantId(Guid.CreateVersion7());
        await using var db = await contexts.OpenAsync(tenant, cancel);

        if (Slugs.Refuse(wanted.Slug) is { } bad)
            return bad;
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > 200)
            return AccessRefusals.NameMissing("tenant");
        if (await everywhere.TenantAsync(wanted.Slug, cancel) is not null)
            return AccessRefusals.TenantTaken(wanted.Slug);

        db.Add(new Tenant(tenant, wanted.Slug, wanted.Name, db.Now));
        db.Record(Actor.Job(tenant, by, correlationId), new TenantCreated(wanted.Slug, wanted.Name));

        await db.SaveChangesAsync(cancel);
        return tenant;
    }
}
