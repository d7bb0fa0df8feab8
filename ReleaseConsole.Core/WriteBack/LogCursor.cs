using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>How far a stage has read a tenant's audit log; advanced in the same transaction as what it made of the entries.</summary>
public sealed class LogCursor(TenantId tenantId, string reader, long next) : ITenantOwned, IUnlogged
{
    public TenantId TenantId { get; private set; } = tenantId;
    public string Reader { get; private set; } = reader;

    /// <summary>The index of the first entry not yet read.</summary>
    public long Next { get; private set; } = next;

    public void AdvanceTo(long next) => Next = next;
}
