using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Core.Watch;

internal static partial class WatchLog
{
    [LoggerMessage(
        Level = LogLevel.Error, Message = "Checking the connection {Target} for {Environment} met a fault; the others are checked")]
    public static partial void CheckFault(ILogger logger, Guid target, string environment, Exception fault);
}
