namespace ReleaseConsole.Web.Kit;

/// <summary>What the Kit says to the log.</summary>
internal static partial class KitLog
{
    [LoggerMessage(7101, LogLevel.Error, "{What} could not be shown at {Uri}; the person was given reference {Reference}")]
    public static partial void PanelFailed(this ILogger log, Exception exception, string what, string reference, string uri);
}
