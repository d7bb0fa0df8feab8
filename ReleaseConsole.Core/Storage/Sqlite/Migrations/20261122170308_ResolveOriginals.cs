using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ResolveOriginals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Format",
                table: "Unresolved",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Original",
                table: "Unresolved",
                type: "TEXT",
                maxLength: 71,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SourcePath",
                table: "Unresolved",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Format",
                table: "Unresolved");

            migrationBuilder.DropColumn(
                name: "Original",
                table: "Unresolved");

            migrationBuilder.DropColumn(
                name: "SourcePath",
                table: "Unresolved");
        }
    }
}
