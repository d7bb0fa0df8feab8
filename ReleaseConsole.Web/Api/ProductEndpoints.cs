using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Api;

internal static class ProductEndpoints
{
    public static void MapProducts(this RouteGroupBuilder api)
    {
        api.MapGet("/products", async (PageRequest page, Caller caller, ProductList list, CancellationToken cancel) =>
                Results.Ok(page.Slice(await list.RunAsync(caller, cancel), row => row.Slug)))
            .WithSummary("The products the key can see.").Produces<Page<ProductRow>>();

        api.MapPost("/products", async (ProductRequest wanted, Caller caller, CreateProduct create, CancellationToken cancel) =>
                (await create.RunAsync(wanted.Product(), caller, cancel)).Created(made => $"/api/v1/products/{made.Slug}"))
            .WithSummary(
                "A product with the environments of its promotion path, in order; development, staging and production without them.")
            .Produces<ProductRow>(StatusCodes.Status201Created);

        api.MapGet("/products/{product}", async (string product, Caller caller, ProductList list, CancellationToken cancel) =>
                (await list.RunAsync(caller, cancel)).FirstOrDefault(one => one.Slug == product) is { } found
                    ? Results.Ok(found)
                    : Problems.Of(AccessRefusals.NoSuchProduct(product)))
            .WithSummary("One product.").Produces<ProductRow>();
    }
}
