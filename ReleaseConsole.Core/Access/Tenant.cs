using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>The data boundary: a company, team or customer. Nothing crosses it.</summary>
public sealed record Tenant(TenantId Id, string Slug, string Name, DateTimeOffset CreatedAt) : ITenantOwned
{
    public TenantId TenantId => Id;
}

/// <summary>An AI product inside a tenant: an assistant, an agent, a pipeline. Its slug is in every address.</summary>
public sealed record Product(ProductId Id, TenantId TenantId, string Slug, string Name, DateTimeOffset CreatedAt) : IFact;
