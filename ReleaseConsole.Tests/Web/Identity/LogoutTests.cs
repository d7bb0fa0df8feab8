using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed class LogoutTests : IAsyncLifetime
{
    private const string BackChannel = "/signout-backchannel";
    private readonly string _folder = Directory.CreateTempSubdirectory("sign-in-").FullName;
    private FakeAuthority _authority = null!;
    private SignInHost _host = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _authority = await FakeAuthority.StartAsync();
        _host = await StartAsync();
        _browser = _host.Open();
        await _browser.SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        await _authority.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_provider_ends_a_session_by_its_id()
    {
        var claims = _authority.LogoutClaims();
        claims.Remove("sub");
        (await NoticeAsync(claims)).ShouldBe(HttpStatusCode.OK);
        (await _browser.SignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_provider_ends_all_sessions_of_a_person()
    {
        using var second = _host.Open();
        _authority.OnIdToken = c => c["sid"] = "session-2";
        await second.SignInAsync();
        var claims = _authority.LogoutClaims();
        claims.Remove("sid");

        (await NoticeAsync(claims)).ShouldBe(HttpStatusCode.OK);
        (await _browser.SignedInAsync()).ShouldBeFalse();
        (await second.SignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task After_the_end_of_a_session_the_person_can_sign_in_again_under_the_same_session_id()
    {
        await NoticeAsync(_authority.LogoutClaims());
        (await _browser.SignInAsync()).ShouldBe("/who");
        (await _browser.SignedInAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("iss", "https://elsewhere.test")]
    [InlineData("aud", "another-client")]
    [InlineData("iat", null)]
    [InlineData("iat", -900L)]
    [InlineData("exp", -900L)]
    [InlineData("jti", null)]
    [InlineData("events", null)]
    [InlineData("events", "backchannel-logout")]
    [InlineData("nonce", "any")]
    public async Task A_logout_token_with_a_wrong_claim_ends_nothing(string claim, object? value)
    {
        var claims = _authority.LogoutClaims();
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value is long age ? FakeAuthority.Now() + age : value;
        await RefusedAsync(_authority.Sign(claims));
    }

    [Fact]
    public async Task A_logout_token_that_names_nobody_is_refused()
    {
        var claims = _authority.LogoutClaims();
        claims.Remove("sid");
        claims.Remove("sub");
        await RefusedAsync(_authority.Sign(claims));
    }

    [Fact]
    public async Task An_unsigned_logout_token_ends_nothing()
    {
        _authority.Unsigned = true;
        await RefusedAsync(_authority.Sign(_authority.LogoutClaims()));
    }

    [Fact]
    public async Task A_logout_token_with_another_keys_signature_ends_nothing()
    {
        _authority.SignWith = new SigningCredentials(FakeAuthority.NewKey("first"), SecurityAlgorithms.RsaSha256);
        await RefusedAsync(_authority.Sign(_authority.LogoutClaims()));
    }

    [Fact]
    public async Task A_logout_token_counts_once()
    {
        var token = _authority.Sign(_authority.LogoutClaims());
        (await NoticeAsync(token)).ShouldBe(HttpStatusCode.OK);
        await _browser.SignInAsync();

        await RefusedAsync(token);
    }

    [Fact]
    public async Task A_restarted_host_keeps_the_session_of_a_person_and_knows_which_sessions_ended_and_which_tokens_were_used()
    {
        using var stays = _host.Open();
        _authority.OnIdToken = claims => claims["sid"] = "session-2";
        await stays.SignInAsync();
        _authority.OnIdToken = _ => { };
        var token = _authority.Sign(_authority.LogoutClaims());
        (await NoticeAsync(token)).ShouldBe(HttpStatusCode.OK);
        await _host.DisposeAsync();

        _host = await StartAsync(_host.Address.Port);
        (await stays.SignedInAsync()).ShouldBeTrue();
        (await _browser.SignedInAsync()).ShouldBeFalse();
        await _browser.SignInAsync();
        await RefusedAsync(token);
    }

    [Fact]
    public async Task A_session_that_ends_at_one_host_has_ended_at_its_neighbour()
    {
        await using var neighbour = await StartAsync();
        using var there = neighbour.Open();
        foreach (Cookie cookie in _browser.Cookies.GetCookies(_host.Address))
            there.Cookies.Add(neighbour.Address, new Cookie(cookie.Name, cookie.Value) { Secure = true });
        (await there.SignedInAsync()).ShouldBeTrue();

        (await NoticeAsync(_authority.LogoutClaims())).ShouldBe(HttpStatusCode.OK);

        (await there.SignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_front_channel_ends_the_session_it_names_without_a_cookie()
    {
        using var frame = _host.Open();
        var url = $"/signout-oidc?iss={Uri.EscapeDataString(_authority.Issuer)}&sid=session-1";
        using var answer = await frame.GetAsync(url);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _browser.SignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("?sid=session-1")]
    [InlineData("?iss=https%3A%2F%2Felsewhere.test&sid=session-1")]
    [InlineData("")]
    public async Task The_front_channel_ends_nothing_without_the_right_issuer_and_a_session(string query)
    {
        using var frame = _host.Open();
        using var answer = await frame.GetAsync("/signout-oidc" + query);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _browser.SignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_everywhere_and_goes_by_way_of_the_provider()
    {
        using var copy = _host.Open();
        foreach (Cookie cookie in _browser.Cookies.GetCookies(_host.Address))
            copy.Cookies.Add(_host.Address, new Cookie(cookie.Name, cookie.Value) { Secure = true });
        (await copy.SignedInAsync()).ShouldBeTrue();

        using var answer = await _browser.PostAsync("/sign-out", ("antiforgery", await _browser.ReadAsync("/form")));
        var toProvider = answer.Headers.Location!.OriginalString;
        var asked = QueryHelpers.ParseQuery(new Uri(toProvider).Query);

        toProvider.ShouldStartWith(_authority.Issuer + "/end");
        asked["id_token_hint"].ToString().Split('.').Length.ShouldBe(3);
        asked["post_logout_redirect_uri"].ToString().ShouldEndWith("/signout-callback-oidc");
        (await _browser.NextAsync(await _browser.NextAsync(toProvider))).ShouldBe("/signed-out");
        (await _browser.ReadAsync("/signed-out")).ShouldContain("Signed out");
        (await _browser.SignedInAsync()).ShouldBeFalse();
        (await copy.SignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_needs_the_forms_own_token()
    {
        using var answer = await _browser.PostAsync("/sign-out");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _browser.SignedInAsync()).ShouldBeTrue();
    }

    private Task<SignInHost> StartAsync(int port = 0) =>
        SignInHost.StartAsync("Production", SignInHost.Oidc(_authority.Issuer), port: port, folder: _folder);

    private Task<HttpStatusCode> NoticeAsync(Dictionary<string, object> claims) => NoticeAsync(_authority.Sign(claims));

    private async Task<HttpStatusCode> NoticeAsync(string token)
    {
        using var provider = _host.Open();
        using var answer = await provider.PostAsync(BackChannel, ("logout_token", token));
        return answer.StatusCode;
    }

    private async Task RefusedAsync(string token)
    {
        (await NoticeAsync(token)).ShouldBe(HttpStatusCode.BadRequest);
        (await _browser.SignedInAsync()).ShouldBeTrue();
    }
}
