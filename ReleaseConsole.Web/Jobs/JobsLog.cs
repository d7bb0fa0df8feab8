namespace ReleaseConsole.Web.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(Level = LogLevel.Critical, Message = "The log of {Tenant} was not signed: {Why}")]
    public static partial void NoCheckpoint(ILogger logger, string tenant, string why);
}
