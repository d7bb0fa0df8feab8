using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// The triggers that refuse UPDATE and DELETE on every table of facts. They are made after each migration from the model,
/// so that a new fact is guarded without anyone remembering it.
/// </summary>
internal static class Guards
{
    public static async Task EnsureAsync(ConsoleDb db, CancellationToken cancel)
    {
        var tables = db.Model.GetEntityTypes().Where(type => typeof(IFact).IsAssignableFrom(type.ClrType)).ToList();
        var sql = db.Database.IsSqlite() ? Sqlite(tables) : Postgres(tables);
        await db.Database.ExecuteSqlRawAsync(sql, cancel);
    }

    private static string Sqlite(IEnumerable<IEntityType> tables)
    {
        var sql = new StringBuilder();
        foreach (var table in tables.Select(type => type.GetTableName()))
            foreach (var verb in new[] { "UPDATE", "DELETE" })
                sql.AppendLine(CultureInfo.InvariantCulture, $"""
                    CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb.ToLowerInvariant()}" BEFORE {verb} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, '{table} holds facts: {verb} is refused'); END;
                    """);
        return sql.ToString();
    }

    private static string Postgres(IEnumerable<IEntityType> tables)
    {
        var sql = new StringBuilder("""
            CREATE OR REPLACE FUNCTION refuse_change_of_fact() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% holds facts: % is refused', TG_TABLE_NAME, TG_OP; END $$;

            """);
        foreach (var table in tables.Select(type => type.GetTableName()))
            sql.AppendLine(CultureInfo.InvariantCulture, $"""
                CREATE OR REPLACE TRIGGER "{table}_is_fact" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_fact();
                """);
        return sql.ToString();
    }
}
