using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>The console on one SQLite file in WAL mode: no other service is needed.</summary>
public sealed class SqliteConsoleDb(DbContextOptions<SqliteConsoleDb> options, TimeProvider clock, AuditFeed feed)
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

    private sealed class TicksConverter()
        : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
