using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Storage;

/// <summary>Brings the database to this version's schema, guards every table of facts and indexes the log's text. Safe to run again.</summary>
public sealed class MigrateDatabase(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (db.Database.IsSqlite())
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(db.Database.GetDbConnection().DataSource))!);
        await db.Database.MigrateAsync(cancel);
        await Guards.EnsureAsync(db, cancel);
        await AuditText.EnsureAsync(db, cancel);
    }

    /// <summary>The migrations the database lacks, oldest first; empty when it is up to date.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return [.. await db.Database.GetPendingMigrationsAsync(cancel)];
    }
}
