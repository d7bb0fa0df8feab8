using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

/// <summary>What becomes of a delivery by what its receiver answers, or does not: never sent again blindly.</summary>
public sealed class WebhookAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_receiver_is_called_again_after_what_it_asked_with_the_same_id()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(429, 200);
        receiver.RetryAfter = TimeSpan.FromSeconds(90);
        await receiver.ConnectAsync(console);

        await DeployAsync(console);
        console.Clock.Advance(TimeSpan.FromSeconds(89));
        await RunAsync(console);
        receiver.Requests.Count.ShouldBe(1);
        console.Clock.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(console);

        receiver.Requests.Select(one => one.Id).Distinct().Count().ShouldBe(1);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Confirmed);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    public async Task A_redirect_or_a_no_is_refused_and_not_sent_again(int answer)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(answer);
        await receiver.ConnectAsync(console);

        await DeployAsync(console);
        console.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(console);

        receiver.Requests.Count.ShouldBe(1);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Refused);
        (await console.AllAsync<Deployment>()).Single().State.ShouldBe(DeploymentState.Failed);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_switches_its_connection_off()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(410);
        await receiver.ConnectAsync(console);

        await DeployAsync(console);

        (await console.AllAsync<Target>()).Single().IsEnabled.ShouldBeFalse();
        (await console.StoryAsync()).ShouldContain(nameof(TargetEnabled));
    }

    [Fact]
    public async Task A_missing_answer_stays_unknown_is_never_sent_again_and_holds_the_environment()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(GivenReceiver.HangUp);
        await receiver.ConnectAsync(console);

        await DeployAsync(console);
        console.Clock.Advance(TimeSpan.FromDays(3));
        await RunAsync(console);

        receiver.Requests.Count.ShouldBe(1);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Unknown);
        (await console.AllAsync<Deployment>()).Single().State.ShouldBe(DeploymentState.Unknown);
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBeNull();
    }

    [Fact]
    public async Task A_missing_answer_is_read_back_where_the_receiver_can_be_read()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(GivenReceiver.HangUp);
        await receiver.ConnectAsync(console, readable: true);

        var release = await DeployAsync(console);
        receiver.Carries = release.ManifestDigest.ToString();
        await RunAsync(console);

        receiver.Requests.Count.ShouldBe(1);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Confirmed);
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(release.ManifestDigest);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_error_of_a_receiver_that_cannot_be_read_stays_unknown_until_somebody_looked(int answer)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(answer, 200);
        await receiver.ConnectAsync(console);

        await DeployAsync(console);
        console.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(console);

        receiver.Requests.Count.ShouldBe(1);
        var delivery = (await console.AllAsync<Delivery>()).Single();
        (delivery.State, delivery.DueAt).ShouldBe((DeliveryState.Unknown, null));
        var david = await console.PersonAsync("David", (Core.Access.Role.ReleaseManager, null));
        (await console.Get<SettleDelivery>().RunAsync(delivery.Id, arrived: false, "It shows the old one.", david, Cancel)).ShouldSucceed();
        await RunAsync(console);
        receiver.Requests.Count.ShouldBe(2);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Confirmed);
    }

    [Fact]
    public async Task A_receiver_that_says_when_to_come_back_is_called_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(503, 200);
        receiver.RetryAfter = TimeSpan.FromSeconds(90);
        await receiver.ConnectAsync(console);

        await DeployAsync(console);
        console.Clock.Advance(TimeSpan.FromSeconds(90));
        await RunAsync(console);

        receiver.Requests.Count.ShouldBe(2);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Confirmed);
    }

    [Fact]
    public async Task A_receiver_that_takes_no_connection_is_tried_again_because_nothing_reached_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using (var receiver = await GivenReceiver.StartAsync(200))
            await receiver.ConnectAsync(console);

        await DeployAsync(console);
        console.Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(console);

        var delivery = (await console.AllAsync<Delivery>()).Single();
        (delivery.State, delivery.Attempts).ShouldBe((DeliveryState.Planned, 2));
        (await TraceAsync(console)).ChangedNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task An_error_of_a_receiver_that_can_be_read_is_read_back_before_it_is_called_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(502);
        await receiver.ConnectAsync(console, readable: true);

        var release = await DeployAsync(console);
        await RunAsync(console);
        receiver.Requests.Count.ShouldBe(1);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Planned, "read back: it did not arrive");
        receiver.Carries = release.ManifestDigest.ToString();
        console.Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(console);

        receiver.Requests.Count.ShouldBe(1);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.AlreadyThere);
    }

    [Fact]
    public async Task A_receiver_that_applies_an_id_once_is_called_again_after_an_error_and_a_no_then_does_not_say_that_nothing_changed()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(502, 400);
        await receiver.ConnectAsync(console, settings: """{"deduplicates":"by webhook-id"}""");

        await DeployAsync(console);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Planned);
        (await TraceAsync(console)).ChangedNothing.ShouldBeFalse();
        console.Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(console);

        receiver.Requests.Select(one => one.Id).Distinct().ShouldHaveSingleItem();
        receiver.Requests.Count.ShouldBe(2);
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Refused);
        (await TraceAsync(console)).ChangedNothing.ShouldBeFalse();
    }

    [Fact]
    public async Task A_receiver_that_applies_an_id_once_and_never_answers_well_stands_in_unknown_when_attempts_have_run_out()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(502);
        await receiver.ConnectAsync(console, settings: """{"deduplicates":"by webhook-id"}""");

        await DeployAsync(console);
        for (var day = 0; day < 15; day++)
        {
            console.Clock.Advance(TimeSpan.FromDays(1));
            await RunAsync(console);
        }

        receiver.Requests.Count.ShouldBe(10);
        var delivery = (await console.AllAsync<Delivery>()).Single();
        (delivery.State, delivery.DueAt).ShouldBe((DeliveryState.Unknown, null));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"sha256\"")]
    [InlineData("""{"manifest":1}""")]
    [InlineData("""{"manifest":"latest"}""")]
    [InlineData("""{"manifest":"\ud800"}""")]
    [InlineData("{")]
    public async Task A_read_address_that_answers_nonsense_cannot_be_told_and_nothing_is_sent_unread(string says)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(200);
        receiver.Says = says;
        await receiver.ConnectAsync(console, readable: true);

        await DeployAsync(console);

        receiver.Requests.ShouldBeEmpty();
        var delivery = (await console.AllAsync<Delivery>()).Single();
        delivery.State.ShouldBe(DeliveryState.Planned);
        delivery.Detail!.ShouldStartWith("the read address");
    }

    internal static async Task<Core.Releases.Release> DeployAsync(TestConsole console)
    {
        var release = await console.ReleaseAsync("1", "Be kind.\n");
        await console.StartAsync(release, "production");
        await RunAsync(console);
        return release;
    }

    private static async Task<DeliveryShown> TraceAsync(TestConsole console) => (await console.Get<DeliveryLog>().TraceAsync(
        (await console.AllAsync<Delivery>()).Single().Id, Core.Actor.Job(console.Tenant, "test", "test"), Cancel)).ShouldSucceed().Delivery;

    private static Task<int> RunAsync(TestConsole console) => console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
}
