using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Api;

/// <summary>Knows the holder of a key; who brings none that is good is told how to get one, and from one address only so often.</summary>
internal sealed class ApiDoor(AuthenticateKey authenticate, ApiLimits limits)
{
    /// <summary>Null when the key is unknown, revoked or expired.</summary>
    public Task<Actor?> HolderAsync(string key, HttpContext context) =>
        authenticate.RunAsync(key, context.TraceIdentifier, context.RequestAborted);

    public Task TurnAwayAsync(HttpContext context)
    {
        if (limits.CountRefusal(context) is { } wait)
            return ApiLimits.AnswerAsync(context, wait, "Too many requests without a usable key come from this address.");
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(
            StatusCodes.Status401Unauthorized, "not-signed-in",
            "Send a service key as “Authorization: Bearer rc_…”. An admin makes one with “keys create”.").ExecuteAsync(context);
    }
}
