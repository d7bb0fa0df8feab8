using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed class OpenIdConnectTests : BesideAuthority
{
    [Fact]
    public async Task A_person_signs_in_and_returns_to_the_page_they_asked_for()
    {
        var first = await Browser.NextAsync("/who");
        first.ShouldContain("/sign-in?returnUrl=%2Fwho");
        (await Browser.SignInAsync()).ShouldBe("/who");

        var who = await Browser.ReadAsync("/who");
        who.ShouldContain("sub=u-1");
        who.ShouldContain("name=Ada Byron");
        who.ShouldContain("email=ada@example.test");
        who.ShouldContain("sid=session-1");
    }

    [Fact]
    public async Task The_sign_in_is_recorded_with_what_the_groups_grant_and_the_session_keeps_mapped_groups_only()
    {
        await Browser.SignInAsync();

        var person = Host.Recorded.ShouldHaveSingleItem();
        person.Issuer.ShouldBe(Authority.Issuer);
        person.Grants.Select(g => g.Role).ShouldBe(["reviewer", "auditor"]);
        (await Browser.ReadAsync("/who")).ShouldNotContain("rc-unmapped");
    }

    [Fact]
    public async Task The_request_carries_an_S256_challenge_whose_verifier_is_sent_with_the_code()
    {
        var request = await Browser.NextAsync("/sign-in");
        var asked = QueryHelpers.ParseQuery(new Uri(request).Query);
        await Browser.NextAsync(await Browser.NextAsync(request));

        asked["code_challenge_method"].ToString().ShouldBe("S256");
        var verifier = Authority.TokenRequests.ShouldHaveSingleItem()["code_verifier"].ToString();
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).ShouldBe(asked["code_challenge"].ToString());
    }

    [Theory]
    [InlineData("nonce", "another")]
    [InlineData("nonce", null)]
    [InlineData("iss", "https://elsewhere.test")]
    [InlineData("aud", "another-client")]
    [InlineData("azp", "another-client")]
    [InlineData("sub", null)]
    [InlineData("exp", null)]
    [InlineData("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_id_token_with_a_wrong_claim_starts_no_session(string claim, string? value)
    {
        Authority.OnIdToken = claims =>
        {
            if (value is null)
                claims.Remove(claim);
            else
                claims[claim] = value;
        };
        await RefusedAsync();
    }

    [Fact]
    public async Task An_expired_id_token_starts_no_session()
    {
        Authority.OnIdToken = claims => (claims["iat"], claims["exp"]) = (FakeAuthority.Now() - 900, FakeAuthority.Now() - 300);
        await RefusedAsync();
    }

    [Fact]
    public async Task An_unsigned_id_token_starts_no_session()
    {
        Authority.Unsigned = true;
        await RefusedAsync();
    }

    [Fact]
    public async Task An_id_token_signed_with_another_key_of_the_same_name_starts_no_session()
    {
        Authority.SignWith = new SigningCredentials(FakeAuthority.NewKey("first"), SecurityAlgorithms.RsaSha256);
        await RefusedAsync();
    }

    [Fact]
    public async Task An_id_token_signed_with_the_client_secret_starts_no_session()
    {
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(FakeAuthority.ClientSecret)) { KeyId = "first" };
        Authority.SignWith = new SigningCredentials(secret, SecurityAlgorithms.HmacSha256);
        await RefusedAsync();
    }

    [Theory]
    [InlineData("iss", "https://elsewhere.test")]
    [InlineData("iss", null)]
    [InlineData("state", "tampered")]
    [InlineData("state", null)]
    [InlineData("code", "unknown")]
    [InlineData("code", null)]
    [InlineData("error", "access_denied")]
    public async Task An_answer_with_a_wrong_part_starts_no_session(string part, string? value)
    {
        Authority.OnAnswer = answer => answer[part] = value;
        await RefusedAsync();
    }

    [Fact]
    public async Task User_info_about_somebody_else_starts_no_session()
    {
        Authority.UserInfoSubject = "u-2";
        await RefusedAsync();
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        var answer = await Browser.AnswerOfProviderAsync();
        (await Browser.NextAsync(answer)).ShouldBe("/who");

        (await Browser.NextAsync(answer)).ShouldStartWith("/sign-in/failed");
        Authority.TokenRequests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_delivered_to_another_browser_starts_no_session_there()
    {
        var answer = await Browser.AnswerOfProviderAsync();
        using var other = Host.Open();

        (await other.NextAsync(answer)).ShouldStartWith("/sign-in/failed");
        (await other.SignedInAsync()).ShouldBeFalse();
        Authority.TokenRequests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_of_another_sign_in_put_into_mine_is_refused_by_its_verifier()
    {
        using var other = Host.Open();
        var stolen = QueryHelpers.ParseQuery(new Uri(await other.AnswerOfProviderAsync()).Query)["code"].ToString();
        Authority.OnAnswer = answer => answer["code"] = stolen;

        await RefusedAsync();
    }

    [Fact]
    public async Task A_provider_that_wants_the_secret_as_basic_credentials_gets_it_so()
    {
        Authority.BasicOnly = true;
        (await Browser.SignInAsync()).ShouldBe("/who");
    }

    [Fact]
    public async Task Rotated_keys_are_read_anew()
    {
        await Browser.SignInAsync();
        Authority.Key = FakeAuthority.NewKey("second");
        using var other = Host.Open();

        (await other.SignInAsync()).ShouldBe("/who");
    }

    [Theory]
    [InlineData("//elsewhere.test/")]
    [InlineData("/\\elsewhere.test")]
    [InlineData("https://elsewhere.test/")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl) =>
        (await Browser.SignInAsync(returnUrl)).ShouldBe("/");

    private async Task RefusedAsync()
    {
        (await Browser.SignInAsync()).ShouldStartWith("/sign-in/failed?reference=");
        (await Browser.SignedInAsync()).ShouldBeFalse();
        Host.Recorded.ShouldBeEmpty();
    }
}
