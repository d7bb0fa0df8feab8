using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>
/// Indexes a tenant's entries anew beside the text index, which keeps no text of its own, and compares both word for word. The second
/// index lies in SQLite's temporary file, so memory does not grow with the log.
/// </summary>
internal static class SqliteTextCheck
{
    private const string Drop = """
        DROP TABLE IF EXISTS temp."AuditTextTerms"; DROP TABLE IF EXISTS temp."AuditTextAgainTerms"; DROP TABLE IF EXISTS temp."AuditTextAgain";
        """;

    private const string Make = """
        CREATE VIRTUAL TABLE temp."AuditTextAgain" USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
        CREATE VIRTUAL TABLE temp."AuditTextAgainTerms" USING fts5vocab(temp, 'AuditTextAgain', 'instance');
        CREATE VIRTUAL TABLE temp."AuditTextTerms" USING fts5vocab(main, 'AuditText', 'instance');
        """;

    private const string Fill = """
        INSERT INTO temp."AuditTextAgain" (rowid, words) SELECT ("Ordinal" << 40) + "Index",
          substr("Summary" || ' ' || "SearchText" || ' ' || "Document", 1, 200000)
          FROM "AuditEntry" JOIN "AuditTextTenant" USING ("TenantId") WHERE "TenantId" = {0} AND "Index" < {1} ORDER BY "Index"
        """;

    private const string Compare = """
        WITH shown AS (SELECT term, doc, "offset" FROM temp."AuditTextTerms"
            WHERE doc >> 40 = (SELECT "Ordinal" FROM "AuditTextTenant" WHERE "TenantId" = {0}) AND doc & 1099511627775 < {1}),
          again AS (SELECT term, doc, "offset" FROM temp."AuditTextAgainTerms")
        SELECT DISTINCT doc & 1099511627775 AS "Value" FROM (
          SELECT * FROM (SELECT * FROM shown EXCEPT SELECT * FROM again)
          UNION ALL SELECT * FROM (SELECT * FROM again EXCEPT SELECT * FROM shown)) ORDER BY 1 LIMIT {2}
        """;

    public static async Task<IReadOnlyList<long>> RunAsync(SqliteConsoleDb db, long size, int most, CancellationToken cancel)
    {
        // Temporary tables belong to the connection, which goes back to a pool.
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await db.Database.ExecuteSqlRawAsync(Drop + Make, cancel);
            await db.Database.ExecuteSqlRawAsync(Fill, [db.Tenant.Value, size], cancel);
            return await db.Database.SqlQueryRaw<long>(Compare, db.Tenant.Value, size, most).ToListAsync(cancel);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync(Drop, CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }
}
