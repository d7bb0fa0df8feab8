using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Storage;

/// <summary>A data-protection key of the host; it belongs to no tenant, because it protects the sign-in itself.</summary>
public sealed class DataProtectionKeyRow(Guid id, string friendlyName, string xml)
{
    public Guid Id { get; private set; } = id;
    public string FriendlyName { get; private set; } = friendlyName;
    public string Xml { get; private set; } = xml;
}

/// <summary>
/// Sign-in sessions that ended before their time: <c>sid:</c> or <c>sub:</c> and the SHA-256 of the session's or the person's id,
/// or <c>*</c> for all that began until then. It belongs to no tenant.
/// </summary>
public sealed class EndedSessionRow(string issuer, string session, DateTimeOffset endedAt)
{
    public string Issuer { get; private set; } = issuer;
    public string Session { get; private set; } = session;
    public DateTimeOffset EndedAt { get; private set; } = endedAt;
}

/// <summary>A signed token that was accepted once and counts no more, until it is too old to be accepted anyway.</summary>
public sealed class SeenTokenRow(string issuer, string token, DateTimeOffset until)
{
    public string Issuer { get; private set; } = issuer;
    public string Token { get; private set; } = token;
    public DateTimeOffset Until { get; private set; } = until;
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
        model.Entity<SeenTokenRow>(table =>
        {
            table.HasKey(row => new { row.Issuer, row.Token });
            table.HasIndex(row => row.Until);
        });
    }
}
