using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed partial class DevelopmentSignInTests
{
    private static readonly Dictionary<string, string?> NoOidc = [];

    [Fact]
    public async Task A_demo_person_is_chosen_from_the_page()
    {
        await using var host = await SignInHost.StartAsync("Development", NoOidc, https: false);
        using var browser = host.Open();
        var page = await browser.ReadAsync("/sign-in?returnUrl=%2Fwho");
        page.ShouldContain("Tom&#xE1;s Herrera");

        using var answer = await browser.PostAsync(
            "/sign-in", ("antiforgery", FormToken().Match(page).Groups[1].Value), ("subject", "mei"), ("returnUrl", "/who"));

        answer.Headers.Location!.OriginalString.ShouldBe("/who");
        (await browser.ReadAsync("/who")).ShouldContain("name=Mei Tanaka");
        host.Recorded.ShouldHaveSingleItem().Subject.ShouldBe("mei");
    }

    [Fact]
    public async Task Choosing_a_person_needs_the_pages_own_token()
    {
        await using var host = await SignInHost.StartAsync("Development", NoOidc, https: false);
        using var browser = host.Open();
        using var answer = await browser.PostAsync("/sign-in", ("subject", "mei"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_is_not_served_to_another_machine()
    {
        await using var host = await SignInHost.StartAsync("Development", NoOidc, https: false, remote: IPAddress.Parse("192.0.2.7"));
        using var browser = host.Open();
        await NotServedAsync(browser, new HttpRequestMessage(HttpMethod.Get, "/sign-in"));
    }

    [Theory]
    [InlineData("Host", "console.example.test")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public async Task The_page_is_not_served_under_another_name_or_through_a_proxy(string header, string value)
    {
        await using var host = await SignInHost.StartAsync("Development", NoOidc, https: false);
        using var browser = host.Open();
        var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.TryAddWithoutValidation(header, value);
        await NotServedAsync(browser, request);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_such_page_and_nothing_takes_its_form()
    {
        await using var authority = await FakeAuthority.StartAsync();
        await using var host = await SignInHost.StartAsync("Production", SignInHost.Oidc(authority.Issuer));
        using var browser = host.Open();
        (await browser.NextAsync("/sign-in")).ShouldStartWith(authority.Issuer);

        using var answer = await browser.PostAsync(
            "/sign-in", ("antiforgery", await FormTokenAsync(browser)), ("subject", "mei"));
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Outside_Development_the_program_refuses_to_start_without_OpenID_Connect()
    {
        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => SignInHost.StartAsync("Production", NoOidc));
        refusal.Failures.ShouldBe(
        [
            "Outside Development people sign in through OpenID Connect: set ReleaseConsole:Oidc:Authority, :ClientId and :ClientSecret.",
        ]);
    }

    [Fact]
    public async Task Every_wrong_setting_is_named_at_once()
    {
        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => SignInHost.StartAsync("Production", new()
        {
            ["ReleaseConsole:Oidc:Authority"] = "http://provider.example.test",
            ["ReleaseConsole:Oidc:RoleMap:rc-reviewers:0"] = "approver@demo",
        }));
        refusal.Failures.Count().ShouldBe(4);
        refusal.Failures.ShouldContain(f => f.Contains("'approver' is not a role"));
    }

    private static async Task NotServedAsync(Browser browser, HttpRequestMessage request)
    {
        using var answer = await browser.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("Okafor");
    }

    private static async Task<string> FormTokenAsync(Browser browser)
    {
        await browser.SignInAsync();
        return await browser.ReadAsync("/form");
    }

    [GeneratedRegex("name=\"antiforgery\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
