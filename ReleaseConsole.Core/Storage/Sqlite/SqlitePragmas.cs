using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>Sets each connection up: write-ahead log, waiting for the one writer, foreign keys, durable commits.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // FULL, not NORMAL: in WAL mode NORMAL can lose the last commits at power loss, and an acknowledged decision must stay.
    // The pages of the indexes, in the order of digests, are met again with each row: with the 2 MB of before most were read anew, and
    // those of a large save were written twice.
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-5000;"
        + " PRAGMA wal_autocheckpoint=1000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
