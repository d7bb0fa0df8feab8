using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReleaseConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccessKeyScopes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CreatedById",
                table: "ServiceKey",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "ByKey",
                table: "FindingDecision",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SignerKey",
                table: "Decision",
                type: "TEXT",
                nullable: true);

            // Grants of keys belonged to the name; each goes to the newest key of that name that was there when it was given.
            migrationBuilder.Sql("""
                UPDATE "Grant" SET "PrincipalId" = (
                    SELECT k."Id" FROM "ServiceKey" AS k WHERE k."ServiceIdentityId" = "Grant"."PrincipalId" AND k."CreatedAt" <= "Grant"."GrantedAt"
                    ORDER BY k."CreatedAt" DESC LIMIT 1)
                WHERE "Source" = 'Key' AND EXISTS (
                    SELECT 1 FROM "ServiceKey" AS k WHERE k."ServiceIdentityId" = "Grant"."PrincipalId" AND k."CreatedAt" <= "Grant"."GrantedAt")
                """);
            migrationBuilder.Sql("""
                UPDATE "Grant" SET "RevokedAt" = (SELECT k."RevokedAt" FROM "ServiceKey" AS k WHERE k."Id" = "Grant"."PrincipalId")
                WHERE "Source" = 'Key' AND "RevokedAt" IS NULL
                """);
            // Who made a key is in the log.
            migrationBuilder.Sql("""
                UPDATE "ServiceKey" SET "CreatedById" = COALESCE((
                    SELECT e."ActorId" FROM "AuditSubject" AS s
                    JOIN "AuditEntry" AS e ON e."TenantId" = s."TenantId" AND e."Index" = s."Index"
                    WHERE s."TenantId" = "ServiceKey"."TenantId" AND s."Subject" = 'key:' || lower("ServiceKey"."Id") AND e."Action" = 'KeyCreated'
                    LIMIT 1), "CreatedById")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CreatedById",
                table: "ServiceKey");

            migrationBuilder.DropColumn(
                name: "ByKey",
                table: "FindingDecision");

            migrationBuilder.DropColumn(
                name: "SignerKey",
                table: "Decision");
        }
    }
}
