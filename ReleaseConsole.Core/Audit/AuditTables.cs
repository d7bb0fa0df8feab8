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
        model.Entity<AuditNode>().HasKey(node => new { node.TenantId, node.Level, node.Position });
        model.Entity<AuditHead>().HasKey(head => head.TenantId);
        model.Entity<AuditCheckpoint>().HasKey(checkpoint => new { checkpoint.TenantId, checkpoint.Size });
    }
}
