using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>Sets each connection up: write-ahead log, waiting for the one writer, foreign keys, durable commits.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // FULL, not NORMAL: in WAL mode NORMAL can lose the last commits at power loss, and an acknowledged decision must stay.
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

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
