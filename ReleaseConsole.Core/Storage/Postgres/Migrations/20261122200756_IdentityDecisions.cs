using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Postgres.Migrations
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OutsideId",
                table: "Unresolved",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RevokedAt",
                table: "Unresolved",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RevokedBy",
                table: "Unresolved",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Suggestions",
                table: "Unresolved",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "Target",
                table: "Unresolved",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IdentityRuleText",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorName = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
