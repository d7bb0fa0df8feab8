using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Storage;

/// <summary>A data-protection key of the host; it belongs to no tenant, because it protects the sign-in itself.</summary>
public sealed class DataProtectionKeyRow(Guid id, string friendlyName, string xml)
{
    public Guid Id { get; private set; } = id;
    public string FriendlyName { get; private set; } = friendlyName;
    public string Xml { get; private set; } = xml;
}

/// <summary>A sign-in session that was ended by the identity provider or by the person; it belongs to no tenant.</summary>
public sealed class EndedSessionRow(string issuer, string session, DateTimeOffset endedAt)
{
    public string Issuer { get; private set; } = issuer;
    public string Session { get; private set; } = session;
    public DateTimeOffset EndedAt { get; private set; } = endedAt;
}

internal static class StorageTables
{
    public static void UseStorage(this ModelBuilder model)
    {
        model.Entity<IdempotentReply>(table =>
        {
            table.HasKey(reply => new { reply.TenantId, reply.CallerId, reply.Key });
            table.Property(reply => reply.Key).HasMaxLength(255);
            table.Ignore(reply => reply.IsAnswered);
        });
        model.Entity<DataProtectionKeyRow>().HasKey(row => row.Id);
        model.Entity<EndedSessionRow>(table =>
        {
            table.HasKey(row => new { row.Issuer, row.Session });
            table.HasIndex(row => row.EndedAt);
        });
    }
}
