using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Web.Identity.OpenIdConnect;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// OpenID Connect Back-Channel Logout 1.0: the provider says, server to server, that a session or all of a person's sessions ended.
/// The logout token is proved as section 2.6 asks; a doubt is answered 400 and ends nothing.
/// </summary>
public sealed class BackChannelLogout(
    IOptionsMonitor<OpenIdConnectOptions> options, EndedSessions ended, SeenTokens seen, TimeProvider time, ILogger<BackChannelLogout> log)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>A provider sends the token when the session ends; one that is older than this was kept by somebody.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>Ends what the token names and returns null, or returns why the token is refused.</summary>
    public async Task<string?> RunAsync(string? logoutToken, CancellationToken cancel)
    {
        var refusal = string.IsNullOrEmpty(logoutToken) ? "The request carries no logout_token." : await EndAsync(logoutToken, cancel);
        if (refusal is not null)
            IdentityLog.LogoutTokenRefused(log, refusal);
        return refusal;
    }

    private async Task<string?> EndAsync(string logoutToken, CancellationToken cancel)
    {
        // A logout token may carry no exp; its age is judged by iat below.
        var result = await SignedTokens.ValidateAsync(
            options.Get(SignIn.OidcScheme), logoutToken, cancel, parameters => parameters.RequireExpirationTime = false);
        if (!result.IsValid)
            return "The logout token's signature, issuer, audience or time is not right.";
        var token = (JsonWebToken)result.SecurityToken;
        if (Doubt(token) is { } doubt)
            return doubt;
        if (!await seen.FirstTimeAsync(token.Issuer, token.Id, time.GetUtcNow() + 2 * Freshness, cancel))
            return "The logout token was used before.";

        if (Text(token, PersonClaims.Session) is { } session)
            await ended.EndAsync(token.Issuer, session, cancel);
        else
            await ended.EndAllOfAsync(token.Issuer, token.Subject, cancel);
        IdentityLog.SessionEndedByProvider(log, token.Issuer);
        return null;
    }

    private string? Doubt(JsonWebToken token)
    {
        if (token.Typ is { Length: > 0 } type && type is not ("JWT" or "logout+jwt" or "application/logout+jwt"))
            return $"A token of type '{type}' is not a logout token.";
        if (!token.TryGetPayloadValue<long>("iat", out var issued)
            || (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(issued)).Duration() > Freshness)
            return "The logout token has no iat, or was not issued just now.";
        if (string.IsNullOrEmpty(token.Id))
            return "The logout token has no jti.";
        if (token.TryGetPayloadValue<object>("nonce", out _))
            return "The logout token carries a nonce, as only id_tokens do.";
        if (!token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var member) || member.ValueKind != JsonValueKind.Object)
            return "The logout token does not carry the back-channel logout event.";
        return Text(token, PersonClaims.Session) is null && string.IsNullOrEmpty(token.Subject)
            ? "The logout token names neither a session nor a person."
            : null;
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}
