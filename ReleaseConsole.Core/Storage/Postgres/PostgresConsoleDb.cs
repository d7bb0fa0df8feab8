using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Storage.Postgres;

/// <summary>The console on PostgreSQL, for more than one host and for large histories.</summary>
public sealed class PostgresConsoleDb(DbContextOptions<PostgresConsoleDb> options, TimeProvider clock, AuditFeed feed)
    : ConsoleDb(options, clock, feed)
{
    internal override async Task<AuditHead?> LockAuditHeadAsync(CancellationToken cancel)
    {
        var tenant = Tenant.Value;
        // The first entry of a tenant has no head row to lock yet; the advisory lock covers that case too.
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({tenant.ToString()}, 0))", cancel);
        return await Set<AuditHead>()
            .FromSql($"""SELECT * FROM "AuditHead" WHERE "TenantId" = {tenant} FOR UPDATE""").FirstOrDefaultAsync(cancel);
    }

    // The index is an expression over the entry's own columns: nobody can write other words into it than the entry has.
    internal override Task<IReadOnlyList<long>> WronglyIndexedAsync(long size, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<long>>([]);

    // OFFSET 0 keeps the order and the limit out of the inner query: with them, PostgreSQL would rather read the log backwards and
    // recompute the words of each entry than ask the text index.
    internal override IQueryable<long> IndexesWith(SearchWords words, long before, int most) => Database.SqlQueryRaw<long>(
        """
        SELECT "Index" AS "Value" FROM (SELECT "Index" FROM "AuditEntry" WHERE "TenantId" = {0} AND "Index" < {1} AND 
        """ + AuditText.PostgresVector + """ @@ to_tsquery('simple', {2}) OFFSET 0) AS found ORDER BY "Index" DESC LIMIT {3}""",
        Tenant.Value, before, words.TsQuery, most);
}
