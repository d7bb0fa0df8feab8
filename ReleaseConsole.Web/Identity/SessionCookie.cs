using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ReleaseConsole.Web.Identity;

/// <summary>The cookie that carries a session, and the asking at every request whether the session has ended.</summary>
internal static class SessionCookie
{
    /// <summary>
    /// A cookie of this console. Under https its name begins with <c>__Host-</c>: browsers then refuse it from a subdomain, from a
    /// plain connection, or for a part of the site.
    /// </summary>
    public static CookieBuilder Named(string name, bool https) => new()
    {
        Name = (https ? "__Host-rc." : "rc.") + name,
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
    };

    public static void Configure(CookieAuthenticationOptions options, bool https)
    {
        options.Cookie = Named("session", https);
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/sign-in/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = EndedSessions.SessionLifetime;
        // The end of a session is fixed when it begins: a stolen cookie cannot be kept alive by using it.
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = RefuseEndedAsync;
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    private static async Task RefuseEndedAsync(CookieValidatePrincipalContext context)
    {
        var ended = context.HttpContext.RequestServices.GetRequiredService<EndedSessions>();
        if (context.Principal is not null
            && PersonClaims.SessionOf(context.Principal) is { } session
            && !await ended.HasEndedAsync(session, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SignIn.CookieScheme);
    }

    /// <summary>A page's request is led to the sign-in; a program, a circuit or a form gets the status, which it understands.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var page = HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api")
            && !context.Request.Path.StartsWithSegments("/_blazor")
            && !context.HttpContext.WebSockets.IsWebSocketRequest;
        if (page)
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
