using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// <c>Authorization: Bearer rc_…</c>: the only way into the API. A browser's cookie is no key, so a foreign page cannot make a
/// signed-in person call it.
/// </summary>
internal sealed class ServiceKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AuthenticateKey authenticate,
    ApiLimits limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "service-key";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var actor = await authenticate.RunAsync(header[Bearer.Length..].Trim(), Context.TraceIdentifier, Context.RequestAborted);
        if (actor is null)
            return AuthenticateResult.Fail("The key is unknown, revoked or expired.");
        Context.Features.Set(actor);
        var identity = new ClaimsIdentity([new Claim("key-holder", actor.Id.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (limits.CountRefusal(Context) is { } wait)
        {
            await ApiLimits.AnswerAsync(Context, wait, "Too many requests without a usable key come from this address.");
            return;
        }
        Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.Of(
            StatusCodes.Status401Unauthorized, "not-signed-in",
            "Send a service key as “Authorization: Bearer rc_…”. An admin makes one with “keys create”.").ExecuteAsync(Context);
    }
}
