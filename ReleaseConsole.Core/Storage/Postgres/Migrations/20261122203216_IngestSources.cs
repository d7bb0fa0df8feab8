using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class IngestSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Location",
                table: "Import",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OutsideRevision",
                table: "Import",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SourceId",
                table: "Import",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HookDelivery",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Delivery = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HookDelivery", x => new { x.TenantId, x.SourceId, x.Delivery });
                });

            migrationBuilder.CreateTable(
                name: "Source",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Connection = table.Column<string>(type: "text", nullable: false),
                    EveryMinutes = table.Column<int>(type: "integer", nullable: true),
                    Hook = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    HookSecret = table.Column<string>(type: "text", nullable: true),
                    HookKey = table.Column<Guid>(type: "uuid", nullable: false),
                    IsEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Source", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SourcePulse",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(71)", maxLength: 71, nullable: true),
                    LastImport = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourcePulse", x => x.SourceId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Source_HookKey",
                table: "Source",
                column: "HookKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Source_TenantId_ProductId_Name",
                table: "Source",
                columns: new[] { "TenantId", "ProductId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SourcePulse_TenantId_DueAt",
                table: "SourcePulse",
                columns: new[] { "TenantId", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HookDelivery");

            migrationBuilder.DropTable(
                name: "Source");

            migrationBuilder.DropTable(
                name: "SourcePulse");

            migrationBuilder.DropColumn(
                name: "Location",
                table: "Import");

            migrationBuilder.DropColumn(
                name: "OutsideRevision",
                table: "Import");

            migrationBuilder.DropColumn(
                name: "SourceId",
                table: "Import");
        }
    }
}
