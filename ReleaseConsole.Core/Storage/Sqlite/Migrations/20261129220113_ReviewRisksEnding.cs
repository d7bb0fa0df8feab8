using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReviewRisksEnding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_FindingDecision_TenantId_ProductId_ById_Until",
                table: "FindingDecision",
                columns: new[] { "TenantId", "ProductId", "ById", "Until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FindingDecision_TenantId_ProductId_ById_Until",
                table: "FindingDecision");
        }
    }
}
