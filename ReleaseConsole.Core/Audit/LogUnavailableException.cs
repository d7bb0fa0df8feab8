using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// The log could not be written, so nothing was changed (I6); reads go on. Thrown at the one place every save passes, and shown as
/// its refusal where requests end: the API, the pages, the command line.
/// </summary>
public sealed class LogUnavailableException(Exception cause) : Exception(AuditRefusals.LogUnavailable.Sentence, cause)
{
    public Refusal Refusal { get; } = AuditRefusals.LogUnavailable;

    /// <summary>Whether a fault of a save means the log: its own rows were not taken, or the database takes no rows at all.</summary>
    internal static bool Explains(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => false,
        DbUpdateException update => update.Entries.Any(entry => entry.Entity is AuditEntry or AuditSubject or AuditNode or AuditHead)
            || (update.InnerException is DbException inner && TakesNoRows(inner)),
        DbException database => TakesNoRows(database),
        _ => false,
    };

    private static bool TakesNoRows(DbException fault) => fault is SqliteException sqlite
        // BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN: https://www.sqlite.org/rescode.html
        ? sqlite.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14
        // Connection, invalid transaction state (read-only), resources, operator, system: PostgreSQL appendix A.
        : fault.SqlState is not { } state || state[..2] is "08" or "25" or "53" or "57" or "58";
}
