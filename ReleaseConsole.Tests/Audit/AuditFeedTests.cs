using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Audit;

public sealed class AuditFeedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_begins_to_listen_learns_that_its_tenant_just_spoke_and_no_other()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await console.PersonAsync("Lena Fischer", (Role.Admin, null));
        var feed = console.Get<AuditFeed>();

        feed.SpokeWithin(TimeSpan.FromMinutes(10), console.Tenant).ShouldBeTrue();
        feed.SpokeWithin(TimeSpan.Zero, console.Tenant).ShouldBeFalse();
        feed.SpokeWithin(TimeSpan.FromMinutes(10), new TenantId(Guid.CreateVersion7())).ShouldBeFalse();
    }
}
