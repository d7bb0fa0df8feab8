namespace ReleaseConsole.Web.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(Level = LogLevel.Critical, Message = "The log of {Tenant} was not signed: {Why}")]
    public static partial void NoCheckpoint(ILogger logger, string tenant, string why);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The log of {Tenant} does not verify; {Count} problems, the first: {Problem}")]
    public static partial void LogBroken(ILogger logger, string tenant, int count, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} met a fault in {Tenant}; it goes on with the other tenants")]
    public static partial void TenantFault(ILogger logger, string job, string tenant, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Background work broke; it goes on.")]
    public static partial void Faulted(ILogger logger, Exception fault);
}
