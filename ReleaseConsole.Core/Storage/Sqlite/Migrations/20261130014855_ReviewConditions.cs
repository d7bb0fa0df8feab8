using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReviewConditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MetCondition",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Condition = table.Column<string>(type: "TEXT", maxLength: 71, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    ByKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ByKey = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MetCondition", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MetCondition_TenantId_ProposalId",
                table: "MetCondition",
                columns: new[] { "TenantId", "ProposalId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MetCondition");
        }
    }
}
