using System.Net;
using System.Net.WebSockets;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed class HostSafetyTests : BesideAuthority
{
    [Fact]
    public async Task Every_answer_carries_the_guards_of_the_browser()
    {
        using var answer = await Browser.GetAsync("/signed-out");
        string Header(string name) => answer.Headers.GetValues(name).Single();

        var policy = Header("Content-Security-Policy");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain($"form-action 'self' {Authority.Issuer}");
        policy.ShouldNotContain("unsafe-eval");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Referrer-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header("Permissions-Policy").ShouldContain("camera=()");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Cookies_are_for_this_host_and_https_only_and_no_script_reads_them()
    {
        var toProvider = await Browser.GetAsync("/sign-in");
        using var signedIn = await Browser.GetAsync(await Browser.NextAsync(toProvider.Headers.Location!.OriginalString));
        var cookies = toProvider.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie"))
            .Where(c => !c.Contains("expires=Thu, 01 Jan 1970")).ToList();

        cookies.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var cookie in cookies)
        {
            cookie.ShouldStartWith("__Host-rc.");
            cookie.ShouldContain("path=/", Case.Insensitive);
            cookie.ShouldContain("secure", Case.Insensitive);
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=lax", Case.Insensitive);
            cookie.ShouldNotContain("domain=", Case.Insensitive);
        }
    }

    [Theory]
    [InlineData("https://elsewhere.test")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1")]
    public async Task A_circuit_asked_for_by_another_sites_page_is_refused_though_the_cookie_is_right(string origin)
    {
        await Browser.SignInAsync();
        using var socket = Socket(origin);

        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(socket));
        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_circuit_of_our_own_page_is_opened()
    {
        await Browser.SignInAsync();
        using var socket = Socket(Host.Address.GetLeftPart(UriPartial.Authority));
        await ConnectAsync(socket);
        socket.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task A_circuit_without_a_session_is_refused()
    {
        using var socket = Socket(Host.Address.GetLeftPart(UriPartial.Authority));
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(socket));
        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using var answer = await Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/signout-backchannel")
        {
            Content = new FormUrlEncodedContent([new("logout_token", new string('x', 1024 * 1024 + 1))]),
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private ClientWebSocket Socket(string origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        socket.Options.Cookies = Browser.Cookies;
        socket.Options.SetRequestHeader("Origin", origin);
        return socket;
    }

    private Task ConnectAsync(ClientWebSocket socket)
    {
        var address = new UriBuilder(Host.Address) { Scheme = "wss", Path = "/_blazor" }.Uri;
        socket.Options.Cookies = new CookieContainer();
        // The container matches by https; the socket asks by wss.
        foreach (Cookie cookie in Browser.Cookies.GetCookies(Host.Address))
            socket.Options.Cookies.Add(address, new Cookie(cookie.Name, cookie.Value));
        return socket.ConnectAsync(address, TestContext.Current.CancellationToken);
    }
}
