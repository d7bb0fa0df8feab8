using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Api;

internal static class ProductEndpoints
{
    public static void MapProducts(this RouteGroupBuilder api)
    {
        api.MapGet("/products", async (Caller caller, ProductList list, CancellationToken cancel) =>
                Results.Ok(new Page<ProductRow>(await list.RunAsync(caller, cancel), Cursor: null)))
            .WithSummary("The products the key can see.").Produces<Page<ProductRow>>();

        api.MapGet("/products/{product}", async (string product, Caller caller, ProductList list, CancellationToken cancel) =>
                (await list.RunAsync(caller, cancel)).FirstOrDefault(one => one.Slug == product) is { } found
                    ? Results.Ok(found)
                    : Problems.Of(AccessRefusals.NoSuchProduct(product)))
            .WithSummary("One product.").Produces<ProductRow>();
    }
}
