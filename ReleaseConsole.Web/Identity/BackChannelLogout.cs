namespace ReleaseConsole.Web.Identity;

/// <summary>
/// OpenID Connect Back-Channel Logout 1.0: the provider says, server to server, that a session or all of a person's sessions ended.
/// A doubt about its token is answered 400 and ends nothing.
/// </summary>
public sealed class BackChannelLogout(LogoutTokens tokens, EndedSessions ended, ILogger<BackChannelLogout> log)
{
    /// <summary>Ends what the token names and returns null, or returns why the token is refused.</summary>
    public async Task<string?> RunAsync(string? logoutToken, CancellationToken cancel)
    {
        var (ends, doubt) = string.IsNullOrEmpty(logoutToken)
            ? (null, "The request carries no logout_token.")
            : await tokens.ProveAsync(logoutToken, cancel);
        if (ends is null)
        {
            IdentityLog.LogoutTokenRefused(log, doubt!);
            return doubt;
        }
        if (ends.Session is { } session)
            await ended.EndAsync(ends.Issuer, session, cancel);
        else
            await ended.EndAllOfAsync(ends.Issuer, ends.Subject, cancel);
        IdentityLog.SessionEndedByProvider(log, ends.Issuer);
        return null;
    }
}
