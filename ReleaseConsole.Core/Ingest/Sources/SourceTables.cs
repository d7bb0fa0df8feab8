using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Ingest.Sources;

internal static class SourceTables
{
    public static void UseSources(this ModelBuilder model)
    {
        model.Entity<Source>(table =>
        {
            table.HasKey(source => source.Id);
            table.HasIndex(source => new { source.TenantId, source.ProductId, source.Name }).IsUnique();
            table.HasIndex(source => source.HookKey).IsUnique();
            table.Property(source => source.Name).HasMaxLength(80);
        });
        model.Entity<SourcePulse>(table =>
        {
            table.HasKey(pulse => pulse.SourceId);
            table.HasIndex(pulse => new { pulse.TenantId, pulse.DueAt });
        });
        model.Entity<HookDelivery>(table =>
        {
            table.HasKey(one => new { one.TenantId, one.SourceId, one.Delivery });
            table.Property(one => one.Delivery).HasMaxLength(200);
        });
    }
}
