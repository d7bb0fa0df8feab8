using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A role and how far it reaches: over the whole tenant, or over one product and one environment.</summary>
internal readonly record struct HeldRole(Role Role, Lane? Lane, ProductId? Product = null, string? Environment = null)
{
    public static HeldRole Of(Grant grant) => new(grant.Role, grant.Lane, grant.ProductId, grant.Environment);

    /// <summary>Given from now on to a person or a key.</summary>
    public Grant Give(ConsoleDb db, Guid principal, GrantSource source, string by, DateTimeOffset? until = null) => db.Add(new Grant
    {
        Id = new GrantId(Guid.CreateVersion7(db.Now)),
        TenantId = db.Tenant,
        PrincipalId = principal,
        Role = Role,
        Lane = Lane,
        ProductId = Product,
        Environment = Environment,
        Source = source,
        GrantedAt = db.Now,
        GrantedBy = by,
        ExpiresAt = until,
    }).Entity;
}
