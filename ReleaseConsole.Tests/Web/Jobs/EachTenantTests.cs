using Microsoft.Extensions.Logging.Abstractions;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Jobs;

namespace ReleaseConsole.Tests.Web.Jobs;

public sealed class EachTenantTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_in_one_tenant_stops_no_other()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await console.AddTenantAsync("before", Cancel);
        await console.AddTenantAsync("zebra", Cancel);
        var visited = new List<string>();

        await Round(console).RunAsync(
            "test",
            tenant =>
            {
                visited.Add(tenant.Slug);
                return tenant.Slug == "before" ? throw new InvalidOperationException("a fault") : Task.CompletedTask;
            },
            Cancel);

        visited.ShouldBe(["acme", "before", "zebra"]);
    }

    [Fact]
    public async Task A_round_that_is_stopped_ends_there()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await console.AddTenantAsync("zebra", Cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var visited = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => Round(console).RunAsync(
            "test",
            async _ =>
            {
                visited++;
                await stop.CancelAsync();
                stop.Token.ThrowIfCancellationRequested();
            },
            stop.Token));

        visited.ShouldBe(1);
    }

    private static EachTenant Round(TestConsole console) => new(console.Get<AcrossTenants>(), NullLogger<EachTenant>.Instance);
}
