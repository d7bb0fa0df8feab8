using Microsoft.Playwright;
using ReleaseConsole.Tests.Browser;
using ReleaseConsole.Tests.Web.Identity;

namespace ReleaseConsole.Tests.Peers;

/// <summary>The whole way in and out in a real browser against a certified provider.</summary>
public sealed class OidcProviderTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task A_person_signs_in_and_out_and_the_provider_ends_a_second_session()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed.");
        var port = FreePort();
        await using var provider = await OidcProvider.StartAsync($"https://127.0.0.1:{port}");
        await using var host = await SignInHost.StartAsync("Production", SignInHost.Oidc(provider.Issuer), port: port);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
        var context = await browser.NewContextAsync(new() { IgnoreHTTPSErrors = true });
        var page = await context.NewPageAsync();
        var who = new Uri(host.Address, "/who").AbsoluteUri;

        await SignInAsync(page, who);
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("name=Person ada");
        host.Recorded.ShouldHaveSingleItem().Grants.Count.ShouldBe(2);

        // A form whose answer redirects to the provider: form-action must allow it, and the provider knows the hint.
        await page.GotoAsync(new Uri(host.Address, "/leave").AbsoluteUri);
        await page.ClickAsync("button");
        await page.ClickAsync("button[name=logout]");
        await page.EndsWithAsync("/signed-out");
        await page.GotoAsync(who);
        page.Url.ShouldStartWith(provider.Issuer);

        await SignInAsync(page, who);
        // The provider's own sign-out page, without us: only its call to the back channel can tell the console.
        var elsewhere = await context.NewPageAsync();
        await elsewhere.GotoAsync(provider.Issuer + "/session/end");
        await elsewhere.ClickAsync("button[name=logout]");
        // The provider's last page waits for a font of the open internet; that it is reached is enough.
        await elsewhere.MatchesAsync("/session/end/success");
        await page.GotoAsync(who);
        page.Url.ShouldStartWith(provider.Issuer);
    }

    private static async Task SignInAsync(IPage page, string who)
    {
        await page.GotoAsync(who);
        await page.FillAsync("input[name=login]", "ada");
        await page.FillAsync("input[name=password]", "any");
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button[type=submit]");
        await page.EndsWithAsync("/who");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
