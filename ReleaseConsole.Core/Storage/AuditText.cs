using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// The full-text index over the log: made beside the <see cref="Guards"/> after each migration, filled by the database itself, so that
/// no entry can be written without being findable. The first 200,000 characters of an entry are searchable.
/// </summary>
internal static class AuditText
{
    /// <summary>
    /// The same expression in the index and in each search, or PostgreSQL does not use the index. Braces are
    /// written by their number, because raw SQL of EF Core is a format.
    /// </summary>
    internal const string PostgresVector = """
        to_tsvector('simple', translate(left("Summary" || ' ' || "SearchText" || ' ' || "Document", 200000), '!"#$%&''()*+,-./:;<=>?@[\]^_`|~' || chr(123) || chr(125), repeat(' ', 32)))
        """;

    // Without fastupdate: a list of what is not indexed yet grows with each append, and makes PostgreSQL read the whole log instead.
    private const string Postgres =
        $"""CREATE INDEX IF NOT EXISTS "IX_AuditEntry_text" ON "AuditEntry" USING gin (({PostgresVector})) WITH (fastupdate = off)""";

    // A row id of the index is the tenant's ordinal in the high bits and the entry's index in the low 40: a search is a range of one
    // tenant by construction, and the newest come first without sorting. Row ids of AuditEntry itself would not survive a VACUUM.
    private const string Sqlite = """
        CREATE TABLE IF NOT EXISTS "AuditTextTenant" ("Ordinal" INTEGER PRIMARY KEY, "TenantId" TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE IF NOT EXISTS "AuditText" USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
        """;

    private const string SqliteTrigger = """
        CREATE TRIGGER "AuditEntry_text" AFTER INSERT ON "AuditEntry" BEGIN
          INSERT OR IGNORE INTO "AuditTextTenant" ("TenantId") VALUES (NEW."TenantId");
          INSERT INTO "AuditText" (rowid, words) SELECT ("Ordinal" << 40) + NEW."Index",
            substr(NEW."Summary" || ' ' || NEW."SearchText" || ' ' || NEW."Document", 1, 200000)
            FROM "AuditTextTenant" WHERE "TenantId" = NEW."TenantId";
        END;
        INSERT OR IGNORE INTO "AuditTextTenant" ("TenantId") SELECT DISTINCT "TenantId" FROM "AuditEntry";
        INSERT INTO "AuditText" (rowid, words) SELECT ("Ordinal" << 40) + "Index",
          substr("Summary" || ' ' || "SearchText" || ' ' || "Document", 1, 200000)
          FROM "AuditEntry" JOIN "AuditTextTenant" USING ("TenantId")
          WHERE ("Ordinal" << 40) + "Index" NOT IN (SELECT rowid FROM "AuditText");
        """;

    public static async Task EnsureAsync(ConsoleDb db, CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync(Postgres, cancel);
            return;
        }
        await db.Database.ExecuteSqlRawAsync(Sqlite, cancel);
        // A migration that rebuilds the table drops its triggers; what was written in between is indexed when the trigger comes back.
        var triggers = await db.Database.SqlQuery<int>(
            $"""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name = 'AuditEntry_text'""").SingleAsync(cancel);
        if (triggers > 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(SqliteTrigger, cancel);
        await transaction.CommitAsync(cancel);
    }
}
