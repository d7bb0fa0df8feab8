using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IdentityDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Unresolved",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OutsideId",
                table: "Unresolved",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RevokedAt",
                table: "Unresolved",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RevokedBy",
                table: "Unresolved",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Suggestions",
                table: "Unresolved",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "Target",
                table: "Unresolved",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IdentityRuleText",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityRuleText", x => new { x.TenantId, x.ProductId, x.Version });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdentityRuleText");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Unresolved");

            migrationBuilder.DropColumn(
                name: "OutsideId",
                table: "Unresolved");

            migrationBuilder.DropColumn(
                name: "RevokedAt",
                table: "Unresolved");

            migrationBuilder.DropColumn(
                name: "RevokedBy",
                table: "Unresolved");

            migrationBuilder.DropColumn(
                name: "Suggestions",
                table: "Unresolved");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "Unresolved");
        }
    }
}
