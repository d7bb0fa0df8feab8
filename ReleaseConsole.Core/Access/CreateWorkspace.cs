using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A tenant with one product and the environments of its promotion path, in order.</summary>
public sealed record NewWorkspace(string Tenant, string TenantName, string Product, string ProductName, IReadOnlyList<NewEnvironment> Environments);

/// <summary>An environment to be: protected ones take full quorums only.</summary>
public sealed record NewEnvironment(string Name, bool IsProtected, Boundary Boundary);

/// <summary>A tenant and its first product were made.</summary>
public sealed record WorkspaceCreated(string Tenant, string ProductSlug, IReadOnlyList<string> Environments) : AuditEvent
{
    public override string Summary => $"created the workspace {Tenant} with the product {ProductSlug}";
    public override IEnumerable<string> Subjects => [$"product:{ProductSlug}"];
}

/// <summary>Makes a tenant with a product and its environments; used by the host's own set-up, never by a page.</summary>
public sealed class CreateWorkspace(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<TenantId>> RunAsync(NewWorkspace wanted, string correlationId, CancellationToken cancel)
    {
        var tenant = new TenantId(Guid.CreateVersion7());
        await using var db = await contexts.OpenAsync(tenant, cancel);
        if (Slugs.Refuse(wanted.Tenant) is { } badTenant)
            return badTenant;
        if (Slugs.Refuse(wanted.Product) is { } badProduct)
            return badProduct;

        var product = new ProductId(Guid.CreateVersion7());
        db.Add(new Tenant(tenant, wanted.Tenant, wanted.TenantName, db.Now));
        db.Add(new Product(product, tenant, wanted.Product, wanted.ProductName, db.Now));
        foreach (var (environment, position) in wanted.Environments.Select((one, position) => (one, position)))
            db.Add(new ReleaseEnvironment(
                new EnvironmentId(Guid.CreateVersion7()), tenant, product, environment.Name, position, environment.IsProtected,
                System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(environment.Boundary))));

        db.Record(Actor.Job(tenant, "set-up", correlationId), new WorkspaceCreated(
            wanted.Tenant, wanted.Product, [.. wanted.Environments.Select(one => one.Name)])
        { Product = product });

        await db.SaveChangesAsync(cancel);
        return tenant;
    }
}

/// <summary>Short names in addresses: 2 to 64 of a–z, 0–9 and dashes, starting with a letter.</summary>
public static class Slugs
{
    public static Refusal? Refuse(string slug) =>
        slug.Length is >= 2 and <= 64 && char.IsAsciiLetterLower(slug[0]) && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? null
            : new Refusal("bad-name", $"“{slug}” cannot be a name in an address: 2 to 64 small letters, digits and dashes, a letter first.");
}
