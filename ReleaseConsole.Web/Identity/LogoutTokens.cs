using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Web.Identity.OpenIdConnect;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// Proves logout tokens as section 2.6 of OpenID Connect Back-Channel Logout 1.0 asks. Each is good once, and only just after it was
/// issued.
/// </summary>
public sealed class LogoutTokens(IOptionsMonitor<OpenIdConnectOptions> options, SeenTokens seen, TimeProvider time)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>A provider sends the token when the session ends; one that is older than this was kept by somebody.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>Whose sessions the token ends, or why it is refused.</summary>
    internal async Task<(EndedByProvider? Ends, string? Doubt)> ProveAsync(string logoutToken, CancellationToken cancel)
    {
        // A logout token may carry no exp; its age is judged by iat below.
        var result = await SignedTokens.ValidateAsync(
            options.Get(SignIn.OidcScheme), logoutToken, cancel, parameters => parameters.RequireExpirationTime = false);
        if (!result.IsValid)
            return (null, "The logout token's signature, issuer, audience or time is not right.");
        var token = (JsonWebToken)result.SecurityToken;
        if (Doubt(token) is { } doubt)
            return (null, doubt);
        return await seen.FirstTimeAsync(token.Issuer, token.Id, time.GetUtcNow() + 2 * Freshness, cancel)
            ? (new EndedByProvider(token.Issuer, Text(token, PersonClaims.Session), token.Subject), null)
            : (null, "The logout token was used before.");
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
