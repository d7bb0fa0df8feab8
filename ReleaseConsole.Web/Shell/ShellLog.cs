namespace ReleaseConsole.Web.Shell;

/// <summary>What the frame round the pages says to the log.</summary>
internal static partial class ShellLog
{
    [LoggerMessage(7151, LogLevel.Error, "The numbers beside the rail could not be counted for {Product}")]
    public static partial void CountsFailed(this ILogger log, Exception exception, string product);

    [LoggerMessage(7152, LogLevel.Error, "The frame could not be read for another place")]
    public static partial void PlaceFailed(this ILogger log, Exception exception);
}
