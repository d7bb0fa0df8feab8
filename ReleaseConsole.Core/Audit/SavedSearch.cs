using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

public readonly record struct SavedSearchId(Guid Value);

/// <summary>
/// A question to the log that somebody keeps under a name, as the query of its address. One's own is no decision; what is shared with
/// the tenant is told by the log.
/// </summary>
public sealed class SavedSearch(
    SavedSearchId id, TenantId tenantId, Guid ownerId, string ownerName, string name, string query, bool isShared, DateTimeOffset createdAt)
    : ITenantOwned, IRevised, IUnlogged
{
    public const int LongestName = 80;
    public const int LongestQuery = 2_000;
    public const int MostOwn = 50;
    public const int MostShared = 100;

    public SavedSearchId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public Guid OwnerId { get; private set; } = ownerId;
    public string OwnerName { get; private set; } = ownerName;
    public string Name { get; private set; } = name;
    public string Query { get; private set; } = query;
    public bool IsShared { get; private set; } = isShared;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public int Revision { get; private set; }

    internal void Rename(string name) => Name = name;
}
