using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FlowSendingHosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PointerMove_TenantId_TargetId_SeenAt",
                table: "PointerMove");

            migrationBuilder.AddColumn<string>(
                name: "RolledBackFrom",
                table: "Hold",
                type: "character varying(71)",
                maxLength: 71,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentBy",
                table: "Delivery",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProposalClosing_TenantId_At",
                table: "ProposalClosing",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposal_TenantId_ProductId_Environment_CreatedAt",
                table: "Proposal",
                columns: new[] { "TenantId", "ProductId", "Environment", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PointerMove_TenantId_TargetId_Environment_SeenAt",
                table: "PointerMove",
                columns: new[] { "TenantId", "TargetId", "Environment", "SeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveRecord_TenantId_ProductId_From",
                table: "LiveRecord",
                columns: new[] { "TenantId", "ProductId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Drift_TenantId_ProductId_FirstSeenAt",
                table: "Drift",
                columns: new[] { "TenantId", "ProductId", "FirstSeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Deployment_open",
                table: "Deployment",
                columns: new[] { "TenantId", "ProductId" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deployment_TenantId_EnvironmentId_StartedAt",
                table: "Deployment",
                columns: new[] { "TenantId", "EnvironmentId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Delivery_TenantId_ProductId_CreatedAt",
                table: "Delivery",
                columns: new[] { "TenantId", "ProductId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Delivery_TenantId_ProductId_State",
                table: "Delivery",
                columns: new[] { "TenantId", "ProductId", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ProposalClosing_TenantId_At",
                table: "ProposalClosing");

            migrationBuilder.DropIndex(
                name: "IX_Proposal_TenantId_ProductId_Environment_CreatedAt",
                table: "Proposal");

            migrationBuilder.DropIndex(
                name: "IX_PointerMove_TenantId_TargetId_Environment_SeenAt",
                table: "PointerMove");

            migrationBuilder.DropIndex(
                name: "IX_LiveRecord_TenantId_ProductId_From",
                table: "LiveRecord");

            migrationBuilder.DropIndex(
                name: "IX_Drift_TenantId_ProductId_FirstSeenAt",
                table: "Drift");

            migrationBuilder.DropIndex(
                name: "IX_Deployment_open",
                table: "Deployment");

            migrationBuilder.DropIndex(
                name: "IX_Deployment_TenantId_EnvironmentId_StartedAt",
                table: "Deployment");

            migrationBuilder.DropIndex(
                name: "IX_Delivery_TenantId_ProductId_CreatedAt",
                table: "Delivery");

            migrationBuilder.DropIndex(
                name: "IX_Delivery_TenantId_ProductId_State",
                table: "Delivery");

            migrationBuilder.DropColumn(
                name: "RolledBackFrom",
                table: "Hold");

            migrationBuilder.DropColumn(
                name: "SentBy",
                table: "Delivery");

            migrationBuilder.CreateIndex(
                name: "IX_PointerMove_TenantId_TargetId_SeenAt",
                table: "PointerMove",
                columns: new[] { "TenantId", "TargetId", "SeenAt" });
        }
    }
}
