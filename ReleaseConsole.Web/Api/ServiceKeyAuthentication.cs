using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// <c>Authorization: Bearer rc_…</c>: the only way into the API. A browser's cookie is no key, so a foreign page cannot make a
/// signed-in person call it.
/// </summary>
internal sealed class ServiceKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiDoor door)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "service-key";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await door.HolderAsync(header[Bearer.Length..].Trim(), Context) is not { } actor)
            return AuthenticateResult.Fail("The key is unknown, revoked or expired.");
        Context.Features.Set(actor);
        var identity = new ClaimsIdentity([new Claim("key-holder", actor.Id.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => door.TurnAwayAsync(Context);
}
