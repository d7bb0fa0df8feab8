using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Watch;

internal static class WatchTables
{
    public static void UseWatch(this ModelBuilder model) => model.Entity<Drift>(table =>
    {
        table.HasKey(drift => drift.Id);
        table.HasIndex(drift => new { drift.TenantId, drift.ProductId, drift.State });
        table.HasIndex(drift => new { drift.TenantId, drift.TargetId, drift.State });
        table.HasIndex(drift => new { drift.TenantId, drift.ProductId, drift.FirstSeenAt });
    });
}
