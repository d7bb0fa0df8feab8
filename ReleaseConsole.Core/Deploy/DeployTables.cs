using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Deploy;

internal static class DeployTables
{
    public static void UseDeploy(this ModelBuilder model)
    {
        model.Entity<ReleaseEnvironment>(table =>
        {
            table.ToTable("Environment");
            table.HasKey(environment => environment.Id);
            table.Property(environment => environment.Name).HasMaxLength(64);
            table.HasIndex(environment => new { environment.TenantId, environment.ProductId, environment.Name }).IsUnique();
        });
        model.Entity<LiveRecord>(table =>
        {
            table.HasKey(record => record.Id);
            table.HasIndex(record => new { record.TenantId, record.EnvironmentId, record.From });
            table.HasIndex(record => new { record.TenantId, record.ProductId, record.From });
        });
        model.Entity<Hold>(table =>
        {
            table.HasKey(hold => hold.Id);
            table.HasIndex(hold => new { hold.TenantId, hold.EnvironmentId, hold.LiftedAt });
        });
        model.Entity<Deployment>(table =>
        {
            table.HasKey(deployment => deployment.Id);
            // I4 held by the database itself: two open deployments of one environment cannot both be inserted.
            table.HasIndex(deployment => new { deployment.TenantId, deployment.EnvironmentId })
                .IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_Deployment_one_open");
            table.HasIndex(deployment => new { deployment.TenantId, deployment.ProductId, deployment.StartedAt });
            table.HasIndex(deployment => new { deployment.TenantId, deployment.ProposalId });
            table.HasIndex(deployment => new { deployment.TenantId, deployment.EnvironmentId, deployment.StartedAt });
            table.HasIndex(deployment => new { deployment.TenantId, deployment.ProductId })
                .HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_Deployment_open");
        });
    }
}
