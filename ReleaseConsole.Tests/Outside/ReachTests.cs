using System.Net;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Outside;

public sealed class ReachTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.5")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.254")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("198.18.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("100:0:0:1::1")]
    [InlineData("5f00::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("4000::1")]
    public async Task An_address_that_is_not_public_is_out_of_reach_by_itself_and_behind_a_name(string address)
    {
        await Should.ThrowAsync<OutOfReachException>(Anywhere(address).AddressesAsync(address, allowsPrivate: false, Cancel));
        await Should.ThrowAsync<OutOfReachException>(Anywhere(address).AddressesAsync("desk.example.com", allowsPrivate: false, Cancel));
        await Should.ThrowAsync<OutOfReachException>(Anywhere("93.184.216.34", address)
            .AddressesAsync("desk.example.com", allowsPrivate: false, Cancel));
        (await Anywhere(address).AddressesAsync("desk.example.com", allowsPrivate: true, Cancel)).ShouldBe([IPAddress.Parse(address)]);
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2a00:1450:4001:830::200e")]
    [InlineData("64:ff9b::5db8:d822")]
    public async Task A_public_address_is_in_reach(string address) =>
        (await Anywhere(address).AddressesAsync("desk.example.com", allowsPrivate: false, Cancel)).ShouldHaveSingleItem();

    [Theory]
    [InlineData("forge.example.com", true)]
    [InlineData("FORGE.example.com.", true)]
    [InlineData("a.models.example.com", true)]
    [InlineData("models.example.com", false)]
    [InlineData("evilmodels.example.com", false)]
    [InlineData("forge.example.com.evil.org", false)]
    [InlineData("other.example.com", false)]
    public async Task With_a_list_of_hosts_only_those_are_in_reach(string host, bool inReach)
    {
        var reach = new Reach(
            new OutsideOptions { AllowedHosts = ["forge.example.com", "*.models.example.com"] }, Answering("93.184.216.34"));
        var asked = reach.AddressesAsync(host, allowsPrivate: true, Cancel);
        if (inReach)
            (await asked).ShouldHaveSingleItem();
        else
            await Should.ThrowAsync<OutOfReachException>(asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/hook")]
    [InlineData("http://localhost:{0}/hook")]
    [InlineData("http://2130706433:{0}/hook")]
    [InlineData("http://0x7f000001:{0}/hook")]
    [InlineData("http://0177.0.0.1:{0}/hook")]
    [InlineData("http://127.1:{0}/hook")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/hook")]
    public async Task No_spelling_of_loopback_is_connected_to(string address)
    {
        await using var receiver = await GivenReceiver.StartAsync(200);
        using var http = new GuardedHttp(new Reach(new OutsideOptions(), NameLookup.Dns), allowsPrivate: false, TimeSpan.FromSeconds(5));
        using var request = new HttpRequestMessage(
            HttpMethod.Post, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, new Uri(receiver.Address).Port));

        (await Should.ThrowAsync<HttpRequestException>(http.SendAsync(request, Cancel)))
            .GetBaseException().ShouldBeOfType<OutOfReachException>();
        http.WasConnected.ShouldBeFalse();
        receiver.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_asked_at_the_moment_of_connecting_and_refused()
    {
        await using var receiver = await GivenReceiver.StartAsync(200);
        var answers = new Queue<string>(["93.184.216.34", "127.0.0.1"]);
        var reach = new Reach(
            new OutsideOptions(), new NameLookup((_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) })));
        (await reach.AddressesAsync("rebinding.example.com", allowsPrivate: false, Cancel)).ShouldBe([IPAddress.Parse("93.184.216.34")]);

        using var http = new GuardedHttp(reach, allowsPrivate: false, TimeSpan.FromSeconds(5));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://rebinding.example.com:{new Uri(receiver.Address).Port}/hook");
        (await Should.ThrowAsync<HttpRequestException>(http.SendAsync(request, Cancel)))
            .GetBaseException().ShouldBeOfType<OutOfReachException>();
        receiver.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_a_way()
    {
        await using var receiver = await GivenReceiver.StartAsync(302);
        using var http = new GuardedHttp(new Reach(new OutsideOptions(), NameLookup.Dns), allowsPrivate: true, TimeSpan.FromSeconds(5));
        using var request = new HttpRequestMessage(HttpMethod.Post, receiver.Address + "/hook");
        (await http.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Found);
        receiver.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Git_is_pinned_to_the_addresses_that_were_checked()
    {
        var reach = await GitReach.OfAsync(
            Anywhere("93.184.216.34", "2606:2800:220:1::1"), "https://forge.example.com/a.git", allowsPrivate: false, credential: null,
            Cancel);
        reach.Config.ShouldContain(("http.curloptResolve", "forge.example.com:443:93.184.216.34,[2606:2800:220:1::1]"));
        reach.Config.ShouldContain(("http.followRedirects", "false"));
        reach.Protocols.ShouldBe("https");

        var ssh = await GitReach.OfAsync(
            Anywhere("93.184.216.34"), "ssh://git@forge.example.com:2222/a.git", allowsPrivate: false, credential: null, Cancel);
        ssh.Ssh.ShouldContain("-oHostName='93.184.216.34' -oHostKeyAlias='[forge.example.com]:2222'");
        await Should.ThrowAsync<OutOfReachException>(GitReach.OfAsync(
            Anywhere("10.0.0.1"), "https://forge.example.com/a.git", allowsPrivate: false, credential: null, Cancel));
    }

    private static Reach Anywhere(params string[] addresses) => new(new OutsideOptions(), Answering(addresses));

    private static NameLookup Answering(params string[] addresses) =>
        new((_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)));
}
