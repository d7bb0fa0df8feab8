using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <summary>
    /// Two tables whose rows are hardly more than their key are kept in the order of that key, in one tree instead of two: what an entry
    /// of the log is about, and the items of an import, of which each file of an import adds three rows.
    /// </summary>
    public partial class StorageKeyedRows : Migration
    {
        private const string Subject = """
            "TenantId" TEXT NOT NULL,
            "Subject" TEXT NOT NULL,
            "Index" INTEGER NOT NULL,
            CONSTRAINT "PK_AuditSubject" PRIMARY KEY ("TenantId", "Subject", "Index")
            """;

        private const string Item = """
            "TenantId" TEXT NOT NULL,
            "ImportId" TEXT NOT NULL,
            "Ordinal" INTEGER NOT NULL,
            "SourcePath" TEXT NOT NULL,
            "Outcome" TEXT NOT NULL,
            "Kind" TEXT NULL,
            "ArtifactPath" TEXT NULL,
            "Digest" TEXT NULL,
            "Version" INTEGER NULL,
            "Code" TEXT NULL,
            "Reason" TEXT NULL,
            "Line" INTEGER NULL,
            "Column" INTEGER NULL,
            CONSTRAINT "PK_ImportItem" PRIMARY KEY ("TenantId", "ImportId", "Ordinal")
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Rebuild("AuditSubject", Subject, "WITHOUT ROWID"));
            migrationBuilder.Sql(Rebuild("ImportItem", Item, "WITHOUT ROWID"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Rebuild("AuditSubject", Subject, ""));
            migrationBuilder.Sql(Rebuild("ImportItem", Item, ""));
        }

        private static string Rebuild(string table, string columns, string kept)
        {
            var names = string.Join(", ", columns.Split('\n').Where(line => line.StartsWith('"')).Select(line => line.Split(' ')[0]));
            return $"""
                CREATE TABLE "{table}_anew" ({columns}) {kept};
                INSERT INTO "{table}_anew" ({names}) SELECT {names} FROM "{table}";
                DROP TABLE "{table}";
                ALTER TABLE "{table}_anew" RENAME TO "{table}";
                """;
        }
    }
}
