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
}
