using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Core.Access;

internal static partial class AccessLog
{
    [LoggerMessage(1, LogLevel.Warning, "The role map gives roles at {Place}, which does not exist: they are not given")]
    public static partial void RoleMapNamesNothing(ILogger log, string place);
}
