using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A tenant the viewer is known in.</summary>
public sealed record TenantRow(string Slug, string Name, bool IsCurrent);

/// <summary>Where the viewer is and may go: tenants, products of the current one, and their own roles in words.</summary>
public sealed record ViewerShown(string Name, string Roles, IReadOnlyList<TenantRow> Tenants, IReadOnlyList<ProductRow> Products);

/// <summary>Who looks, and what can they switch to? Only tenants that know the person are named.</summary>
public sealed class ViewerScope(IDbContextFactory<ConsoleDb> contexts, AcrossTenants everywhere, ProductList products)
{
    public async Task<ViewerShown> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var me = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(person => person.Id == actor.Id, cancel);
        if (me is null)
            return new ViewerShown(actor.Name, "No role in any tenant", [], []);
        var mine = (await everywhere.PersonsAsync(me.Issuer, me.Subject, cancel)).Select(person => person.TenantId).ToHashSet();
        var tenants = (await everywhere.AllTenantsAsync(cancel)).Where(tenant => mine.Contains(tenant.Id))
            .Select(tenant => new TenantRow(tenant.Slug, tenant.Name, tenant.Id == actor.Tenant)).ToList();
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        return new ViewerShown(me.Name, Words(permissions.Grants), tenants, await products.RunAsync(actor, cancel));
    }

    private static string Words(IReadOnlyList<Grant> grants)
    {
        if (grants.Count == 0)
            return "No role";
        var words = string.Join("; ", grants
            .Select(grant => grant.Role.Word().Replace('-', ' ') + (grant.Lane is { } lane ? $", {lane.Title()}" : "")).Distinct());
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
