using System.CommandLine;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>products create SLUG --tenant T --name N</c>: a product with the environments of its promotion path.</summary>
internal static class ProductsVerb
{
    private static readonly string[] UsualPath = [.. NewProduct.UsualPath.Select(one => one.Name)];

    public static Command Create()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var slug = new Argument<string>("slug") { Description = "The short name: small letters, digits and dashes." };
        var name = new Option<string>("--name") { Description = "The name that people read.", Required = true };
        var environments = new Option<string>("--environments")
        {
            Description = "The promotion path in order, with commas.",
            DefaultValueFactory = _ => string.Join(',', UsualPath),
        };
        var guarded = new Option<string?>("--protected")
        {
            Description = "The environments that take full quorums only, with commas; without it, the last one.",
        };
        var create = new Command("create", "Makes a product with its environments.") { slug, tenant, name, environments, guarded, json };
        create.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var path = PathOf(parsed.GetValue(environments)!, parsed.GetValue(guarded));
            if (!path.Succeeded)
                return path.Refusal;
            var wanted = new NewProduct(parsed.GetValue(slug)!, parsed.GetValue(name)!, path.Value.All);
            var made = await host.Get<CreateProduct>().RunAsync(wanted, actor, cancel);
            if (!made.Succeeded)
                return made.Refusal;
            Verb.Print(
                parsed.GetValue(json), new
                {
                    slug = wanted.Slug,
                    environments = wanted.Environments.Select(
                    one => new { one.Name, one.IsProtected })
                },
                $"The product {wanted.Slug} is there with {string.Join(", ", wanted.Environments.Select(one => one.Name))}.");
            return Verb.Done;
        }, cancel));
        return new Command("products", "The products of a tenant.") { create };
    }

    private static Result<NewEnvironments> PathOf(string environments, string? guarded)
    {
        var (names, kept) = (Listed(environments), guarded is null ? null : Listed(guarded));
        return kept?.Except(names).FirstOrDefault() is { } missing
            ? AccessRefusals.NoSuchEnvironment(missing)
            : new NewEnvironments(NewProduct.Path(names, kept));
    }

    private static string[] Listed(string names) =>
        names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private sealed record NewEnvironments(IReadOnlyList<NewEnvironment> All);
}
