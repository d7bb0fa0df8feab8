using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReleaseConsole.Core.Storage.Postgres;
using ReleaseConsole.Core.Storage.Sqlite;

namespace ReleaseConsole.Core.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            services.AddDbContextFactory<SqliteConsoleDb>(db => db
                .UseSqlite(options.ConnectionString).AddInterceptors(new SqlitePragmas()));
            services.AddSingleton(_ => new SqliteCheckpoints(options.ConnectionString));
            services.AddSingleton<IDbContextFactory<ConsoleDb>, ConsoleDbFactory<SqliteConsoleDb>>();
        }
        else
        {
            services.AddDbContextFactory<PostgresConsoleDb>(db => db
                .UseNpgsql(options.ConnectionString).AddInterceptors(new PostgresTexts()));
            services.AddSingleton<IDbContextFactory<ConsoleDb>, ConsoleDbFactory<PostgresConsoleDb>>();
        }
        return services.AddSingleton<AcrossTenants>().AddSingleton<MigrateDatabase>()
            .AddSingleton<IdempotentReplies>().AddSingleton<ProtectionKeys>()
            .AddSingleton(
                host => new SessionEndings(
                    host.GetRequiredService<IDbContextFactory<ConsoleDb>>(), host.GetRequiredService<TimeProvider>()))
            .AddSingleton(
                host => new SeenTokens(host.GetRequiredService<IDbContextFactory<ConsoleDb>>(), host.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Rooms ask for the context of the console; which database it is on is decided once, here.</summary>
    private sealed class ConsoleDbFactory<TDb>(IDbContextFactory<TDb> contexts) : IDbContextFactory<ConsoleDb>
        where TDb : ConsoleDb
    {
        public ConsoleDb CreateDbContext() => contexts.CreateDbContext();
    }
}
