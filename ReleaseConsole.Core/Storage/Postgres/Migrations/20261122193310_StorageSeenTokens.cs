using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class StorageSeenTokens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SeenTokenRow",
                columns: table => new
                {
                    Issuer = table.Column<string>(type: "text", nullable: false),
                    Token = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenTokenRow", x => new { x.Issuer, x.Token });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SeenTokenRow_Until",
                table: "SeenTokenRow",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SeenTokenRow");
        }
    }
}
