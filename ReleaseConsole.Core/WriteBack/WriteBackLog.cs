using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Core.WriteBack;

internal static partial class WriteBackLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} met a fault; it is read back when its lease ends")]
    public static partial void DeliveryFault(ILogger logger, Guid delivery, Exception fault);
}
