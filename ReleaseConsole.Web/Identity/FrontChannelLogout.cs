using ReleaseConsole.Web.Identity.OpenIdConnect;

namespace ReleaseConsole.Web.Identity;

/// <summary>OpenID Connect Front-Channel Logout 1.0: the provider's page tells the browser, inside a frame, that a session ended.</summary>
internal sealed class FrontChannelLogout(EndedSessions ended, ILogger<FrontChannelLogout> log)
{
    /// <summary>
    /// The notice comes inside a foreign frame, so the session cookie is not with it: the session is named by the provider's
    /// unguessable sid, and only together with the right issuer.
    /// </summary>
    internal async Task EndAsync(RemoteSignOutContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var discovery = await context.Options.ConfigurationManager!.GetConfigurationAsync(cancel);
        var session = context.ProtocolMessage.Sid;
        if (context.ProtocolMessage.Iss == discovery.Issuer && !string.IsNullOrEmpty(session))
        {
            await ended.EndAsync(discovery.Issuer, session, cancel);
            IdentityLog.SessionEndedByProvider(log, discovery.Issuer);
        }
        else
        {
            IdentityLog.FrontChannelLogoutRefused(log);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        context.Response.Headers.CacheControl = "no-store";
        context.HandleResponse();
    }
}
