namespace ReleaseConsole.Web.Identity;

internal static partial class IdentityLog
{
    [LoggerMessage(1, LogLevel.Information, "{Subject} of {Issuer} signed in with {Grants} grants from groups")]
    public static partial void SignedIn(ILogger log, string subject, string issuer, int grants);

    [LoggerMessage(2, LogLevel.Warning, "A sign-in was not completed (reference {Reference})")]
    public static partial void SignInFailed(ILogger log, Exception? why, string reference);

    [LoggerMessage(3, LogLevel.Warning, "A logout token was refused: {Reason}")]
    public static partial void LogoutTokenRefused(ILogger log, string reason);

    [LoggerMessage(4, LogLevel.Information, "{Issuer} ended a session")]
    public static partial void SessionEndedByProvider(ILogger log, string issuer);

    [LoggerMessage(5, LogLevel.Warning, "A front-channel logout was refused: it does not name our issuer and a session")]
    public static partial void FrontChannelLogoutRefused(ILogger log);
}
