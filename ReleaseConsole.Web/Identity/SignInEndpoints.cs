using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ReleaseConsole.Web.Identity;

/// <summary>The ways in and out, and the few pages a person sees without being signed in.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", EnterAsync).ExcludeFromDescription();
        routes.MapGet("/sign-in/oidc", (string? returnUrl, IOptions<OidcOptions> oidc) => ToProvider(oidc.Value, returnUrl))
            .ExcludeFromDescription();
        routes.MapGet(
            "/sign-in/failed", (string? reference) => Page(StatusCodes.Status200OK, (nameof(NoticePage.Notice), Notice.Failed(reference))))
            .ExcludeFromDescription();
        routes.MapGet("/sign-in/denied", () => Page(StatusCodes.Status403Forbidden, (nameof(NoticePage.Notice), Notice.Denied)))
            .ExcludeFromDescription();
        routes.MapGet("/signed-out", () => Page(StatusCodes.Status200OK, (nameof(NoticePage.Notice), Notice.SignedOut)))
            .ExcludeFromDescription();
        routes.MapPost("/sign-out", LeaveAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
    }

    /// <summary>The tenant switch: the session's cookie is written anew with the chosen tenant. It grants nothing by itself.</summary>
    public static void MapTenantSwitch(IEndpointRouteBuilder routes) => routes.MapGet(
        "/tenants/{tenant}",
        async (HttpContext context, string tenant) =>
        {
            var session = await context.AuthenticateAsync(SignIn.CookieScheme);
            await context.SignInAsync(SignIn.CookieScheme, PersonClaims.In(context.User, tenant, SignIn.CookieScheme), session.Properties);
            return Results.Redirect("/");
        }).ExcludeFromDescription();

    public static void MapBackChannel(IEndpointRouteBuilder routes) =>
        routes.MapPost("/signout-backchannel", EndByProviderAsync).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> EnterAsync(
        HttpContext context, string? returnUrl, IOptions<OidcOptions> oidc, ListDemoPersons persons, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() || !LoopbackRequest.Is(context))
            return ToProvider(oidc.Value, returnUrl);
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<SignInPage>(new Dictionary<string, object?>
        {
            [nameof(SignInPage.Persons)] = await persons(context.RequestAborted),
            [nameof(SignInPage.Return)] = ReturnUrl.Local(returnUrl),
            [nameof(SignInPage.Provider)] = oidc.Value.AuthorityOrigin,
        });
    }

    private static IResult ToProvider(OidcOptions oidc, string? returnUrl) => oidc.Configured
        ? Results.Challenge(new AuthenticationProperties { RedirectUri = ReturnUrl.Local(returnUrl) }, [SignIn.OidcScheme])
        : Results.NotFound();

    /// <summary>Ends the session on the server first, so that copies of the cookie and open windows end with it.</summary>
    private static async Task<IResult> LeaveAsync(HttpContext context, EndedSessions ended, IOptions<OidcOptions> oidc)
    {
        // The middleware only notes the verdict; it refuses by itself only where an endpoint binds form fields, and this one binds none.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return Results.BadRequest();
        var session = PersonClaims.SessionOf(context.User);
        if (session is not null)
            await ended.EndAsync(session.Issuer, session.Id, context.RequestAborted);
        var atProvider = oidc.Value.Configured && session is not null && session.Issuer != PersonClaims.DevelopmentIssuer;
        var after = new AuthenticationProperties { RedirectUri = "/signed-out" };
        if (atProvider)
            return Results.SignOut(after, [SignIn.CookieScheme, SignIn.OidcScheme]);
        await context.SignOutAsync(SignIn.CookieScheme);
        return Results.Redirect("/signed-out");
    }

    private static async Task<IResult> EndByProviderAsync(HttpContext context, BackChannelLogout logout)
    {
        context.Response.Headers.CacheControl = "no-store";
        var token = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["logout_token"]
            : StringValues.Empty;
        var refusal = await logout.RunAsync(token.Count == 1 ? token[0] : null, context.RequestAborted);
        return refusal is null
            ? Results.Ok()
            : Results.Json(new { error = "invalid_request", error_description = refusal }, statusCode: StatusCodes.Status400BadRequest);
    }

    private static RazorComponentResult<NoticePage> Page(int status, params (string Name, object? Value)[] parameters) =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value)) { StatusCode = status };
}
