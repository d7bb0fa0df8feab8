using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

public sealed class OwnProductTests
{
    private static readonly NewProduct Desk = new("help-desk", "Help desk", NewProduct.UsualPath);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_and_a_product_of_ones_own_are_made_with_an_entry_each_and_their_last_environment_is_protected()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var tenant = (await console.Get<CreateTenant>().RunAsync(new NewTenant("own", "Our own"), "command line", "test", Cancel))
            .ShouldSucceed();
        var admin = await console.PersonInAsync(tenant, "Admin", (Role.Admin, null));

        (await console.Get<CreateProduct>().RunAsync(Desk, admin, Cancel)).ShouldSucceed();

        await using var db = await console.Contexts.OpenAsync(tenant, Cancel);
        db.Set<ReleaseEnvironment>().OrderBy(one => one.Position).Select(one => $"{one.Name} {one.IsProtected}").ToList()
            .ShouldBe(["development False", "staging False", "production True"]);
        db.Set<Core.Audit.AuditEntry>().OrderBy(entry => entry.Index).Select(entry => entry.Action).ToList()
            .ShouldBe([nameof(TenantCreated), nameof(PersonAdded), nameof(ProductCreated)]);
    }

    [Fact]
    public async Task A_name_that_is_taken_reserved_or_no_name_is_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Admin", (Role.Admin, null));
        async Task<string> Code(NewProduct product) => (await console.Get<CreateProduct>().RunAsync(product, admin, Cancel)).Refusal!.Code;

        (await Code(Desk with { Slug = TestConsole.ProductSlug })).ShouldBe("product-taken");
        (await Code(Desk with { Slug = "sign-in" })).ShouldBe("reserved-name");
        (await Code(Desk with { Slug = "Help desk" })).ShouldBe("bad-name");
        (await Code(Desk with { Name = " " })).ShouldBe("name-missing");
        (await Code(Desk with { Environments = [] })).ShouldBe("environments-missing");
        (await Code(Desk with { Environments = NewProduct.Path(["live", "live"]) })).ShouldBe("environment-twice");
        (await Code(Desk with { Environments = NewProduct.Path(["Live!"]) })).ShouldBe("bad-name");
        (await console.Get<CreateTenant>().RunAsync(new NewTenant("acme", "Acme"), "command line", "test", Cancel))
            .ShouldBeRefused("tenant-taken");
    }

    [Fact]
    public async Task Two_admins_at_once_make_a_product_once()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Admin", (Role.Admin, null));
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => console.Get<CreateProduct>().RunAsync(Desk, admin, Cancel)));
        made.Count(one => one.Succeeded).ShouldBe(1);
        made.Where(one => !one.Succeeded).ShouldAllBe(one => one.Refusal!.Code == "product-taken");
    }
}
