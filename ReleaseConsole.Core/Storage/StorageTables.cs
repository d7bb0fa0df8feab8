using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Storage;

internal static class StorageTables
{
    public static void UseStorage(this ModelBuilder model)
    {
        model.Entity<IdempotentReply>(table =>
        {
            table.HasKey(reply => new { reply.TenantId, reply.CallerId, reply.Key });
            table.Property(reply => reply.Key).HasMaxLength(255);
            table.HasIndex(reply => reply.StartedAt);
            table.Ignore(reply => reply.IsAnswered);
        });
        model.Entity<DataProtectionKeyRow>().HasKey(row => row.Id);
        model.Entity<EndedSessionRow>(table =>
        {
            table.HasKey(row => new { row.Issuer, row.Session });
            table.HasIndex(row => row.EndedAt);
        });
        model.Entity<SeenTokenRow>(table =>
        {
            table.HasKey(row => new { row.Issuer, row.Token });
            table.HasIndex(row => row.Until);
        });
    }
}
