using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IngestFetching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Connection",
                table: "Import",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeardFromAt",
                table: "Import",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Import_TenantId_SourceId_StartedAt",
                table: "Import",
                columns: new[] { "TenantId", "SourceId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentReply_StartedAt",
                table: "IdempotentReply",
                column: "StartedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Import_TenantId_SourceId_StartedAt",
                table: "Import");

            migrationBuilder.DropIndex(
                name: "IX_IdempotentReply_StartedAt",
                table: "IdempotentReply");

            migrationBuilder.DropColumn(
                name: "Connection",
                table: "Import");

            migrationBuilder.DropColumn(
                name: "HeardFromAt",
                table: "Import");
        }
    }
}
