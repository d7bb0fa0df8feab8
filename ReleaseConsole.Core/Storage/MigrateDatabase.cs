using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// Brings the database to this version's schema, guards every table of facts and indexes the log's text. Safe to run again.
/// </summary>
public sealed class MigrateDatabase(IDbContextFactory<ConsoleDb> contexts)
{
    private const string NoSuchDatabase = "3D000";

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (db.Database.IsSqlite())
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(db.Database.GetDbConnection().DataSource))!);
        await ReachAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        await Guards.EnsureAsync(db, cancel);
        await AuditText.EnsureAsync(db, cancel);
    }

    /// <summary>The migrations the database lacks, oldest first; empty when it is up to date.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await ReachAsync(db, cancel);
        // An empty database has no history to ask: the question would stand in the log as a fault.
        var creator = db.GetService<IRelationalDatabaseCreator>();
        var isEmpty = !await creator.ExistsAsync(cancel) || !await creator.HasTablesAsync(cancel);
        return [.. isEmpty ? db.Database.GetMigrations() : await db.Database.GetPendingMigrationsAsync(cancel)];
    }

    // By the driver itself: EF Core would write a fault into the log first, and whoever starts the console has one line to read.
    private static async Task ReachAsync(ConsoleDb db, CancellationToken cancel)
    {
        // A file of SQLite is made by opening it, and the migration wants to make it.
        if (db.Database.IsSqlite())
            return;
        var connection = db.Database.GetDbConnection();
        try
        {
            await connection.OpenAsync(cancel);
            await connection.CloseAsync();
        }
        catch (DbException notThere) when (notThere.SqlState == NoSuchDatabase)
        {
            // It is made by the migration.
        }
        catch (Exception unreached) when (unreached is DbException or SocketException or TimeoutException)
        {
            throw new InvalidOperationException(
                $"The database cannot be reached: {unreached.Message.TrimEnd('.')}. Look at ReleaseConsole:Database:ConnectionString.");
        }
    }
}
