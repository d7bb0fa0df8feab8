using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

public sealed class GrantRoleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_counts_from_the_grant_to_the_revocation()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Admin", (Role.Admin, null));
        var mei = await console.PersonAsync("Mei Tanaka");
        var wanted = new NewGrant(mei.Id, Role.Auditor, null, TestConsole.ProductSlug, null, null);

        var given = (await console.Get<GrantRole>().RunAsync(wanted, admin, Cancel)).Value;
        (await console.Get<ProductList>().RunAsync(mei, Cancel)).ShouldHaveSingleItem();
        (await console.Get<GrantRole>().RunAsync(wanted, admin, Cancel)).Value.ShouldBe(given);
        await console.Get<RevokeRole>().RunAsync(given, admin, Cancel);
        (await console.Get<ProductList>().RunAsync(mei, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_may_not_be_given_is_refused_with_its_reason()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Admin", (Role.Admin, null));
        var mei = await console.PersonAsync("Mei Tanaka");
        var wanted = new NewGrant(mei.Id, Role.Viewer, null, null, null, null);

        async Task<string> Code(NewGrant grant) => (await console.Get<GrantRole>().RunAsync(grant, admin, Cancel)).Refusal!.Code;

        (await Code(wanted with { Person = admin.Id })).ShouldBe("own-grant");
        (await Code(wanted with { Person = Guid.CreateVersion7() })).ShouldBe("unknown-person");
        (await Code(wanted with { Role = Role.Reviewer })).ShouldBe("lane-missing");
        (await Code(wanted with { Lane = Lane.Security })).ShouldBe("lane-not-needed");
        (await Code(wanted with { Product = "nothing" })).ShouldBe("unknown-product");
        (await Code(wanted with { Environment = "nowhere" })).ShouldBe("unknown-environment");
        (await Code(wanted with { ExpiresAt = console.Clock.GetUtcNow() })).ShouldBe("expiry-is-past");
    }

    [Fact]
    public async Task A_role_from_a_group_a_role_of_a_key_and_the_last_admin_stay()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Admin", (Role.Admin, null));
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var last = db.Set<Grant>().Single();
        Grant Made(GrantSource source) => new HeldRole(Role.Viewer, null).Give(db, admin.Id, source, "test");
        var (group, key) = (Made(GrantSource.Group), Made(GrantSource.Key));
        db.Record(admin, new SomethingNoted("grants", []));
        await db.SaveChangesAsync(Cancel);

        async Task<string> Code(GrantId id) => (await console.Get<RevokeRole>().RunAsync(id, admin, Cancel)).Refusal!.Code;

        (await Code(group.Id)).ShouldBe("group-grant");
        (await Code(key.Id)).ShouldBe("key-grant");
        (await Code(last.Id)).ShouldBe("last-admin");
        (await Code(default)).ShouldBe("unknown-grant");
    }
}
