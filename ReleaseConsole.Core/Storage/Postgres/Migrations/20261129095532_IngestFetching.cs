using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Postgres.Migrations
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HeardFromAt",
                table: "Import",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

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
