using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReleasesWhereUsed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ManifestEntry_TenantId_ProductId_Kind_Path",
                table: "ManifestEntry",
                columns: new[] { "TenantId", "ProductId", "Kind", "Path" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ManifestEntry_TenantId_ProductId_Kind_Path",
                table: "ManifestEntry");
        }
    }
}
