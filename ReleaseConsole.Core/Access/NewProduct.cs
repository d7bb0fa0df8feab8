using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A product to be, with the environments of its promotion path, in order.</summary>
public sealed record NewProduct(string Slug, string Name, IReadOnlyList<NewEnvironment> Environments)
{
    /// <summary>The path by these names; the last one is protected, unless others are named.</summary>
    public static IReadOnlyList<NewEnvironment> Path(IReadOnlyList<string> names, IReadOnlyList<string>? protectedOnes = null) =>
    [
        .. names.Select((name, position) => new NewEnvironment(
            name, protectedOnes?.Contains(name) ?? position == names.Count - 1, Boundary.Open)),
    ];

    public static IReadOnlyList<NewEnvironment> UsualPath { get; } = Path(["development", "staging", "production"]);

    internal Refusal? Refuse()
    {
        if (Slugs.RefuseProduct(Slug) is { } bad)
            return bad;
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
            return AccessRefusals.NameMissing("product");
        if (Environments.Count == 0)
            return AccessRefusals.EnvironmentsMissing();
        if (Environments.GroupBy(one => one.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return AccessRefusals.EnvironmentTwice(twice.Key);
        return Environments.Select(one => Slugs.Refuse(one.Name)).FirstOrDefault(refusal => refusal is not null);
    }

    internal ProductId AddTo(ConsoleDb db)
    {
        var product = new ProductId(Guid.CreateVersion7());
        db.Add(new Product(product, db.Tenant, Slug, Name, db.Now));
        foreach (var (environment, position) in Environments.Select((one, position) => (one, position)))
            db.Add(new ReleaseEnvironment
            {
                Id = new EnvironmentId(Guid.CreateVersion7()),
                TenantId = db.Tenant,
                ProductId = product,
                Name = environment.Name,
                Position = position,
                IsProtected = environment.IsProtected,
                Boundary = System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(environment.Boundary)),
            });
        return product;
    }
}
