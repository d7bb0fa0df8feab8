using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.WriteBack;

internal static class WriteBackTables
{
    public static void UseWriteBack(this ModelBuilder model)
    {
        model.Entity<Target>(table =>
        {
            table.HasKey(target => target.Id);
            table.HasIndex(target => new { target.TenantId, target.ProductId, target.Name }).IsUnique();
        });
        model.Entity<PointerMove>(table =>
        {
            table.HasKey(move => move.Id);
            table.HasIndex(move => new { move.TenantId, move.TargetId, move.Environment, move.SeenAt });
        });
        model.Entity<Delivery>(table =>
        {
            table.HasKey(delivery => delivery.Id);
            table.Ignore(delivery => delivery.Key);
            table.HasIndex(delivery => new { delivery.TenantId, delivery.DueAt });
            table.HasIndex(delivery => new { delivery.TenantId, delivery.TargetId, delivery.CreatedAt });
            table.HasIndex(delivery => new { delivery.TenantId, delivery.DeploymentId });
            table.HasIndex(delivery => new { delivery.TenantId, delivery.ProductId, delivery.CreatedAt });
            table.HasIndex(delivery => new { delivery.TenantId, delivery.ProductId, delivery.State });
        });
        model.Entity<Receipt>(table =>
        {
            table.HasKey(receipt => receipt.Id);
            table.HasIndex(receipt => new { receipt.TenantId, receipt.DeliveryId });
        });
        model.Entity<LogCursor>().HasKey(cursor => new { cursor.TenantId, cursor.Reader });
    }
}
