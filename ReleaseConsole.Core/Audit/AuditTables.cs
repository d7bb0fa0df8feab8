using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Audit;

internal static class AuditTables
{
    public static void UseAudit(this ModelBuilder model)
    {
        model.Entity<AuditEntry>(table =>
        {
            table.HasKey(entry => new { entry.TenantId, entry.Index });
            table.HasIndex(entry => new { entry.TenantId, entry.At });
            table.HasIndex(entry => new { entry.TenantId, entry.Action, entry.Index });
            table.HasIndex(entry => new { entry.TenantId, entry.ActorId, entry.Index });
            table.HasIndex(entry => new { entry.TenantId, entry.ProductId, entry.Index });
        });
        model.Entity<AuditSubject>(table =>
        {
            table.HasKey(subject => new { subject.TenantId, subject.Subject, subject.Index });
            table.Property(subject => subject.Subject).HasMaxLength(400);
        });
        model.Entity<SavedSearch>(table =>
        {
            table.HasKey(search => search.Id);
            table.Property(search => search.Name).HasMaxLength(SavedSearch.LongestName);
            table.Property(search => search.Query).HasMaxLength(SavedSearch.LongestQuery);
            table.HasIndex(search => new { search.TenantId, search.OwnerId, search.Name })
                .IsUnique().HasFilter("NOT \"IsShared\"").HasDatabaseName("IX_SavedSearch_own");
            table.HasIndex(search => new { search.TenantId, search.Name })
                .IsUnique().HasFilter("\"IsShared\"").HasDatabaseName("IX_SavedSearch_shared");
        });
        model.Entity<AuditNode>().HasKey(node => new { node.TenantId, node.Level, node.Position });
        model.Entity<AuditHead>().HasKey(head => head.TenantId);
        model.Entity<AuditCheckpoint>().HasKey(checkpoint => new { checkpoint.TenantId, checkpoint.Size });
    }
}
