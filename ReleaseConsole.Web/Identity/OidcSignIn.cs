using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ReleaseConsole.Web.Identity.OpenIdConnect;

namespace ReleaseConsole.Web.Identity;

/// <summary>What the console makes of a proved OpenID Connect answer: a person, the person's grants, a session of its own.</summary>
internal sealed class OidcSignIn(IOptions<OidcOptions> settings, RecordSignIn record, TimeProvider time, ILogger<OidcSignIn> log)
{
    public static void Configure(OpenIdConnectOptions options, OidcOptions settings, bool https)
    {
        options.SignInScheme = SignIn.CookieScheme;
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        // Validated at start: plain http is accepted for a loopback authority only.
        options.RequireHttpsMetadata = settings.Authority?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ?? true;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = true;
        options.SignedOutRedirectUri = "/signed-out";
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
        foreach (var scope in settings.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        options.CorrelationCookie = SessionCookie.Named("correlation.", https);
        options.NonceCookie = SessionCookie.Named("nonce.", https);

        options.Events.OnTokenValidated = context => Here(context.HttpContext).BeginAsync(context);
        options.Events.OnRemoteSignOut = context =>
            context.HttpContext.RequestServices.GetRequiredService<FrontChannelLogout>().EndAsync(context);
        options.Events.OnRemoteFailure = context => Here(context.HttpContext).ExplainAsync(context);
    }

    private static OidcSignIn Here(HttpContext context) => context.RequestServices.GetRequiredService<OidcSignIn>();

    private async Task BeginAsync(TokenValidatedContext context)
    {
        var person = PersonOf(context.Principal!, context.SecurityToken.Issuer);
        await record(person, context.HttpContext.RequestAborted);

        var begun = time.GetUtcNow();
        // The provider's session id lets it end this session later; without one the session gets an id of its own.
        var session = context.Principal!.FindFirst(PersonClaims.Session)?.Value ?? Guid.CreateVersion7(begun).ToString("N");
        var authTime = context.SecurityToken.Payload.AuthTime?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Principal = PersonClaims.Of(person, session, begun, authTime, SignIn.OidcScheme);
        // Only the id_token is kept, as the hint for signing out; nothing here calls the provider in the person's name.
        context.Properties!.StoreTokens(context.Properties!.GetTokens().Where(t => t.Name == "id_token").ToList());
        IdentityLog.SignedIn(log, person.Subject, person.Issuer, person.Grants.Count);
    }

    private SignedInPerson PersonOf(ClaimsPrincipal principal, string issuer)
    {
        string? Claim(string type) => principal.FindFirst(type)?.Value is { Length: > 0 } value ? value : null;
        var subject = Claim(PersonClaims.Subject)!;
        var email = Claim(PersonClaims.Email);
        var groups = principal.FindAll(settings.Value.GroupClaim).Select(c => c.Value);
        return new SignedInPerson(
            issuer,
            subject,
            Claim(PersonClaims.Name) ?? Claim("preferred_username") ?? email ?? subject,
            email,
            settings.Value.Roles.GrantsOf(groups));
    }

    /// <summary>The reason goes to the log under the request's id; the person sees that id and never the provider's text.</summary>
    private Task ExplainAsync(RemoteFailureContext context)
    {
        IdentityLog.SignInFailed(log, context.Failure, context.HttpContext.TraceIdentifier);
        context.Response.Redirect("/sign-in/failed?reference=" + Uri.EscapeDataString(context.HttpContext.TraceIdentifier));
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
