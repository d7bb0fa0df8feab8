using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReleaseConsole.Tests.Web.Identity;

/// <summary>An OpenID provider in this process that keeps the rules, except the one a test asks it to break.</summary>
internal sealed class FakeAuthority : IAsyncDisposable
{
    public const string ClientId = "release-console";
    public const string ClientSecret = "a secret + with / signs = of 32 characters";

    private static readonly RsaSecurityKey FirstKey = NewKey("first");
    private readonly WebApplication _app;
    private readonly Dictionary<string, Grant> _codes = [];

    private FakeAuthority(WebApplication app) => _app = app;

    public string Issuer { get; private set; } = "";

    public SecurityKey Key { get; set; } = FirstKey;

    /// <summary>The key that tokens are signed with, when it is not the published one.</summary>
    public SigningCredentials? SignWith { get; set; }

    public bool Unsigned { get; set; }

    public Action<Dictionary<string, object>> OnIdToken { get; set; } = _ => { };

    public Action<Dictionary<string, string?>> OnAnswer { get; set; } = _ => { };

    public string UserInfoSubject { get; set; } = "u-1";

    public bool BasicOnly { get; set; }

    public List<IFormCollection> TokenRequests { get; } = [];

    public static async Task<FakeAuthority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var authority = new FakeAuthority(builder.Build());
        authority.Map();
        await authority._app.StartAsync(TestContext.Current.CancellationToken);
        authority.Issuer = authority._app.Urls.Single();
        return authority;
    }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public Dictionary<string, object> LogoutClaims() => new()
    {
        ["iss"] = Issuer,
        ["aud"] = ClientId,
        ["iat"] = Now(),
        ["jti"] = Guid.CreateVersion7().ToString(),
        ["sid"] = "session-1",
        ["sub"] = "u-1",
        ["events"] = new Dictionary<string, object>
        {
            ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
        },
    };

    public string Sign(Dictionary<string, object> claims)
    {
        var payload = JsonSerializer.Serialize(claims);
        var handler = new JsonWebTokenHandler();
        return Unsigned
            ? handler.CreateToken(payload)
            : handler.CreateToken(payload, SignWith ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256));
    }

    public static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["userinfo_endpoint"] = Issuer + "/me",
            ["end_session_endpoint"] = Issuer + "/end",
            ["jwks_uri"] = Issuer + "/keys",
            ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic", "client_secret_post" },
            ["authorization_response_iss_parameter_supported"] = true,
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey((RsaSecurityKey)Key);
            return Results.Json(new { keys = new[] { new { kty = key.Kty, use = "sig", kid = key.Kid, n = key.N, e = key.E } } });
        });
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
        _app.MapGet("/me", () => Results.Json(new { sub = UserInfoSubject, name = "Ada Byron", email = "ada@example.test" }));
        _app.MapGet("/end", (string post_logout_redirect_uri, string state) =>
            Results.Redirect(QueryHelpers.AddQueryString(post_logout_redirect_uri, "state", state)));
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256")
            return Results.BadRequest();
        var code = Guid.CreateVersion7().ToString("N");
        _codes[code] = new Grant(asked["nonce"], asked["code_challenge"], asked["redirect_uri"]);
        var answer = new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"], ["iss"] = Issuer };
        OnAnswer(answer);
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"], answer.Where(a => a.Value is not null)));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        TokenRequests.Add(form);
        var basic = $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{Uri.EscapeDataString(ClientSecret)}"))}";
        if (BasicOnly ? request.Headers.Authorization != basic : form["client_secret"] != ClientSecret)
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        var verifier = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.Remove(form["code"].ToString(), out var grant)
            || grant.RedirectUri != form["redirect_uri"] || grant.Challenge != verifier)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);

        const string AccessToken = "access";
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["sub"] = "u-1",
            ["aud"] = ClientId,
            ["iat"] = Now(),
            ["exp"] = Now() + 300,
            ["auth_time"] = Now() - 60,
            ["nonce"] = grant.Nonce,
            ["sid"] = "session-1",
            ["groups"] = new[] { "rc-reviewers", "rc-unmapped" },
            ["at_hash"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(AccessToken)).AsSpan(0, 16)),
        };
        OnIdToken(claims);
        return Results.Json(new { access_token = AccessToken, token_type = "Bearer", expires_in = 300, id_token = Sign(claims) });
    }

    private sealed record Grant(string Nonce, string Challenge, string RedirectUri);
}
