using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Core.Ingest;

internal static partial class IngestLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Going on with import {Import} after {Done} of {Total} files.")]
    public static partial void Resuming(ILogger log, Guid import, int done, int total);

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Import} pauses because the host stops; it goes on at the next start.")]
    public static partial void Paused(ILogger log, Guid import);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Import} broke.")]
    public static partial void Broke(ILogger log, Guid import, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Import} broke and could not be ended; it is tried again within an hour.")]
    public static partial void NotEnded(ILogger log, Guid import, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} staging folders that belong to no import.")]
    public static partial void Swept(ILogger log, int count);
}
