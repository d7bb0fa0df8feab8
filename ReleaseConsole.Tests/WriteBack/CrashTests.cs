using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

/// <summary>What stops an attempt in the middle leaves an intent and a lease; the next round settles it with exactly one effect (I5).</summary>
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
        await RunAsync(console);

        git.Of("rev-list", "--count", "release/production").Trim().ShouldBe($"{commits}");
        (await console.AllAsync<Delivery>()).Single().State.ShouldBeOneOf(DeliveryState.Confirmed, DeliveryState.AlreadyThere);
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(release.ManifestDigest);
        (await console.StoryAsync()).ShouldContain(nameof(WriteBackUnknown));
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

    public enum CrashPoint
    {
        BeforeWriting,
        AfterWriting,
    }

    private sealed class Stopped() : Exception("the process stopped here");

    /// <summary>The real git connector, and a process that stops beside its write.</summary>
    private sealed class Stopping(IConnector real, CrashPoint point) : IConnector
    {
        public TargetKind Kind => real.Kind;

        public Capabilities Of(Target target) => real.Of(target);

        public Refusal? Refuse(Target target) => real.Refuse(target);

        public Task<Observation> ReadAsync(Target target, Place place, CancellationToken cancel) => real.ReadAsync(target, place, cancel);

        public async Task<WriteAnswer> WriteAsync(Target target, WriteBackOrder order, Observation before, CancellationToken cancel)
        {
            if (point == CrashPoint.AfterWriting)
                await real.WriteAsync(target, order, before, cancel);
            throw new Stopped();
        }
    }

    private static async Task StopAtAsync(TestConsole console, CrashPoint point)
    {
        var actor = Actor.Job(console.Tenant, "test", "test");
        await console.Get<PlanWriteBacks>().RunAsync(actor, Cancel);
        var connectors = console.Get<IEnumerable<IConnector>>().Select(real => (IConnector)new Stopping(real, point));
        var attempt = new AttemptDelivery(console.Get<IDbContextFactory<ConsoleDb>>(), [.. connectors]);
        await Should.ThrowAsync<Stopped>(async () => await attempt.RunAsync((await console.AllAsync<Delivery>()).Single().Id, actor, Cancel));
    }

    private static Task<int> RunAsync(TestConsole console) => console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
}
