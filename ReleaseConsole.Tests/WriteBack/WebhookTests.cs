using System.Text;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

/// <summary>What leaves for a webhook: signed, to an address that may be reached, and with settings of the known words.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_signature_is_that_of_the_published_vector() => StandardWebhook.Sign(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330),
        Encoding.UTF8.GetBytes("""{"test": 2432232314}""")).ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_%%%")]
    public void A_secret_of_another_shape_is_refused_and_not_echoed(string secret) =>
        Should.Throw<FormatException>(() => StandardWebhook.Sign(secret, "id", DateTimeOffset.UnixEpoch, [])).Message
            .ShouldNotContain(secret);

    [Fact]
    public async Task A_receiver_that_says_yes_confirms_and_gets_the_delivery_key_as_id()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(200);
        await receiver.ConnectAsync(console);

        await WebhookAnswerTests.DeployAsync(console);

        var delivery = (await console.AllAsync<Delivery>()).Single();
        delivery.State.ShouldBe(DeliveryState.Confirmed);
        receiver.Requests.Single().Id.ShouldBe(delivery.Key);
        receiver.Requests.Single().Body.ShouldContain(delivery.ManifestDigest.ToString());
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(delivery.ManifestDigest);
    }

    [Fact]
    public async Task A_connection_that_names_no_secret_is_refused_and_nothing_leaves_unsigned()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(200);
        await receiver.ConnectAsync(console, secret: null);

        await WebhookAnswerTests.DeployAsync(console);

        var delivery = (await console.AllAsync<Delivery>()).Single();
        delivery.State.ShouldBe(DeliveryState.Refused);
        delivery.Detail.ShouldNotBeNull().ShouldContain("names no secret");
        receiver.Requests.ShouldBeEmpty();
        (await console.AllAsync<Deployment>()).Single().State.ShouldBe(DeploymentState.Failed);
    }

    [Fact]
    public async Task A_setting_of_another_word_is_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Lena", (Core.Access.Role.Admin, null));
        var draft = new TargetDraft(
            "receiver", TargetKind.Webhook, "https://desk.example.com/hook", null, """{"deduplicates":"always"}""", "file:hook",
            AllowsPrivateNetwork: false);

        (await console.Get<SaveTarget>().RunAsync(TestConsole.ProductSlug, null, draft, admin, Cancel)).ShouldBeRefused("bad-settings");
        (await console.Get<SaveTarget>().RunAsync(
            TestConsole.ProductSlug, null, draft with { Settings = """{"deduplicates":"by webhook-id"}""" }, admin, Cancel))
                .ShouldSucceed();
    }

    [Fact]
    public async Task A_private_address_is_refused_before_anything_is_sent()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var receiver = await GivenReceiver.StartAsync(200);
        await receiver.ConnectAsync(console, allowsPrivate: false);

        await WebhookAnswerTests.DeployAsync(console);

        receiver.Requests.ShouldBeEmpty();
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Refused);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fd00::1")]
    public void Private_addresses_are_known_in_every_disguise(string address) =>
        PublicAddress.IsPublic(System.Net.IPAddress.Parse(address)).ShouldBeFalse();
}
