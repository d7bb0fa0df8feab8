using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage.Postgres;
using ReleaseConsole.Core.Storage.Sqlite;

namespace ReleaseConsole.Core.Storage;

/// <summary>What <c>dotnet ef migrations add</c> opens; it never connects.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteConsoleDb>
{
    private const string InMemory = "Data Source=:memory:";

    public SqliteConsoleDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteConsoleDb>().UseSqlite(InMemory).Options, TimeProvider.System,
            new AuditFeed(TimeProvider.System), new SqliteCheckpoints(InMemory));
}

/// <summary>What <c>dotnet ef migrations add</c> opens; it never connects.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresConsoleDb>
{
    public PostgresConsoleDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresConsoleDb>().UseNpgsql("Host=localhost").Options, TimeProvider.System,
            new AuditFeed(TimeProvider.System));
}
