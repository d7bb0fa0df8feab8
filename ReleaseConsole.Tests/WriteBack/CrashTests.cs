using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

/// <summary>
/// What stops an attempt in the middle leaves an intent and a lease; the next round settles it with exactly one effect (I5).
/// </summary>
public sealed class CrashTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CrashPoint.BeforeWriting, 1)]
    [InlineData(CrashPoint.AfterWriting, 1)]
    public async Task A_stop_around_the_write_ends_in_exactly_one_commit(CrashPoint point, int commits)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var release = await console.ReleaseAsync("1", "Be kind.\n");
        await console.StartAsync(release, "production");
        await StopAtAsync(console, point);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Sending);

        await RunAsync(console);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Sending, "its lease has not ended");
        console.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync(console);
        console.Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(console);

        git.Of("rev-list", "--count", "release/production").Trim().ShouldBe($"{commits}");
        (await console.AllAsync<Delivery>()).Single().State.ShouldBeOneOf(DeliveryState.Confirmed, DeliveryState.AlreadyThere);
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(release.ManifestDigest);
        (await console.StoryAsync()).ShouldContain(nameof(WriteBackUnknown));
    }

    [Theory]
    [InlineData(CrashPoint.BeforeWriting)]
    [InlineData(CrashPoint.AfterWriting)]
    public async Task What_a_host_that_is_gone_was_sending_is_read_back_at_once_and_lands_once(CrashPoint point)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var release = await console.ReleaseAsync("1", "Be kind.\n");
        await console.StartAsync(release, "production");
        using (var other = new SendingHost(console.Get<StorageOptions>(), console.Clock))
        {
            await StopAtAsync(console, point, other);
            await RunAsync(console);
            (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Sending, "its host still runs");
        }

        await RunAsync(console);
        console.Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(console);

        git.Of("rev-list", "--count", "release/production").Trim().ShouldBe("1");
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(release.ManifestDigest);
    }

    [Fact]
    public async Task A_host_is_gone_only_when_that_can_be_proved()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var mine = console.Get<SendingHost>();
        var other = new SendingHost(console.Get<StorageOptions>(), console.Clock);

        mine.Name.ShouldNotBeNull();
        mine.IsGone(mine.Name).ShouldBeFalse();
        mine.IsGone(other.Name).ShouldBeFalse("it runs");
        mine.IsGone(null).ShouldBeFalse("nobody knows who it was");
        mine.IsGone(Guid.CreateVersion7().ToString("n")).ShouldBeFalse("its data directory is not ours");
        other.Dispose();
        mine.IsGone(other.Name).ShouldBeTrue();
    }

    [Fact]
    public async Task The_outbox_is_filled_once_however_often_it_is_asked()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await GivenGit.In(console).ConnectAsync(console);
        await console.StartAsync(await console.ReleaseAsync("1", "Be kind.\n"), "production");
        var plan = console.Get<PlanWriteBacks>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => plan.RunAsync(Actor.Job(console.Tenant, "test", "test"), Cancel)));

        (await console.AllAsync<Delivery>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_database_refuses_a_second_open_deployment_of_an_environment()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var release = await console.ReleaseAsync("1", "Be kind.\n");
        await console.StartAsync(release, "production");

        await Should.ThrowAsync<DbUpdateException>(() => console.StartAsync(release, "production"));
    }

    private static async Task StopAtAsync(TestConsole console, CrashPoint point, SendingHost? host = null)
    {
        var actor = Actor.Job(console.Tenant, "test", "test");
        await console.Get<PlanWriteBacks>().RunAsync(actor, Cancel);
        var attempt = StoppingConnector.Attempt(console, point, host);
        await Should.ThrowAsync<Stopped>(
            async () => await attempt.RunAsync((await console.AllAsync<Delivery>()).Single().Id, actor, Cancel));
    }

    private static Task<int> RunAsync(TestConsole console) => console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
}
