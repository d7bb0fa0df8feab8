namespace ReleaseConsole.Web.Shell;

/// <summary>
/// Refuses circuit requests that another site's page makes. Browsers send cookies with web sockets to any host and hold no policy
/// against them, so the Origin is the only sign; it is judged before anything is allocated for the circuit.
/// </summary>
internal sealed class OwnOriginCircuits(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor") || OwnOrigin(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>No Origin at all is not a browser's cross-site request: they cannot leave it out of a web socket or a POST.</summary>
    private static bool OwnOrigin(HttpRequest request) =>
        request.Headers.Origin is [] || (request.Headers.Origin is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var here)
            && Uri.Compare(from, here, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);
}
