using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

/// <summary>A tenant and its first product were made.</summary>
public sealed record WorkspaceCreated(string Tenant, string ProductSlug, IReadOnlyList<string> Environments) : AuditEvent
{
    public override string Summary => $"created the workspace {Tenant} with the product {ProductSlug}";
    public override IEnumerable<string> Subjects => [$"product:{ProductSlug}"];
}

/// <summary>A tenant was made, with nothing in it.</summary>
public sealed record TenantCreated(string Slug, string Name) : AuditEvent
{
    public override string Summary => $"created the tenant {Slug}";
    public override string SearchText => Name;
}

/// <summary>A product was made, with the environments of its promotion path in order.</summary>
public sealed record ProductCreated(
    string Slug, string Name, IReadOnlyList<string> Environments, IReadOnlyList<string> Protected) : AuditEvent
{
    public override string Summary => $"created the product {Slug} with {string.Join(", ", Environments)}";
    public override IEnumerable<string> Subjects => [$"product:{Slug}"];
    public override string SearchText => Name;
}
