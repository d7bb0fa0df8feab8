using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Access;

internal static class AccessTables
{
    public static void UseAccess(this ModelBuilder model)
    {
        model.Entity<Tenant>(table =>
        {
            table.HasKey(tenant => tenant.Id);
            table.Ignore(tenant => tenant.TenantId);
            table.Property(tenant => tenant.Slug).HasMaxLength(64);
            table.HasIndex(tenant => tenant.Slug).IsUnique();
        });
        model.Entity<Product>(table =>
        {
            table.HasKey(product => product.Id);
            table.Property(product => product.Slug).HasMaxLength(64);
            table.HasIndex(product => new { product.TenantId, product.Slug }).IsUnique();
        });
        model.Entity<Person>(table =>
        {
            table.HasKey(person => person.Id);
            table.Property(person => person.Name).HasMaxLength(200);
            table.HasIndex(person => new { person.TenantId, person.Issuer, person.Subject }).IsUnique();
            table.HasIndex(person => new { person.Issuer, person.Subject });
        });
        model.Entity<ServiceIdentity>(table =>
        {
            table.HasKey(identity => identity.Id);
            table.HasIndex(identity => new { identity.TenantId, identity.Name }).IsUnique();
        });
        model.Entity<ServiceKey>(table =>
        {
            table.HasKey(key => key.Id);
            table.HasIndex(key => key.SecretHash).IsUnique();
            table.HasIndex(key => new { key.TenantId, key.ServiceIdentityId });
        });
        model.Entity<Grant>(table =>
        {
            table.HasKey(grant => grant.Id);
            table.HasIndex(grant => new { grant.TenantId, grant.PrincipalId });
        });
    }
}
