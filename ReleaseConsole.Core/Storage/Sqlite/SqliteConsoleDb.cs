using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>The console on one SQLite file in WAL mode: no other service is needed.</summary>
public sealed class SqliteConsoleDb(
    DbContextOptions<SqliteConsoleDb> options, TimeProvider clock, AuditFeed feed, SqliteCheckpoints checkpoints)
    : ConsoleDb(options, clock, feed)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite compares text: instants are kept as UTC ticks so that they sort and compare.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
    }

    // BEGIN IMMEDIATE already holds the one write lock of the file.
    internal override Task<AuditHead?> LockAuditHeadAsync(CancellationToken cancel) =>
        Set<AuditHead>().FirstOrDefaultAsync(cancel);

    // Its pages would be moved into the database file before the commit returns, which takes as long as writing them.
    internal override async Task<ExclusiveWork> BeginLargeAsync(CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        await Database.ExecuteSqlRawAsync("PRAGMA wal_autocheckpoint=0", cancel);
        return (await BeginExclusiveAsync(cancel)).AndThen(checkpoints.Ask);
    }

    internal override Task InsertAsync<T>(IReadOnlyCollection<T> facts, bool unlessThere, CancellationToken cancel)
    {
        SqliteFactRows.Insert(this, facts, unlessThere, cancel);
        return Task.CompletedTask;
    }

    internal override IQueryable<long> IndexesWith(SearchWords words, long before, int most)
    {
        var (match, tenant, end) = (words.Fts5, Tenant.Value, Math.Min(before, 1L << 40) - 1);
        return Database.SqlQuery<long>($"""
            SELECT rowid & 1099511627775 AS "Value" FROM "AuditText" WHERE "AuditText" MATCH {match}
            AND rowid >= (SELECT "Ordinal" << 40 FROM "AuditTextTenant" WHERE "TenantId" = {tenant})
            AND rowid <= (SELECT "Ordinal" << 40 FROM "AuditTextTenant" WHERE "TenantId" = {tenant}) + {end}
            ORDER BY rowid DESC LIMIT {most}
            """);
    }

    internal override Task<IReadOnlyList<long>> WronglyIndexedAsync(long size, int most, CancellationToken cancel) =>
        SqliteTextCheck.RunAsync(this, size, most, cancel);

    private sealed class TicksConverter()
        : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
