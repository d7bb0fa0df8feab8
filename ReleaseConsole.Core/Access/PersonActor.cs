using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

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
