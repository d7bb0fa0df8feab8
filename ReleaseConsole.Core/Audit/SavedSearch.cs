using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

public readonly record struct SavedSearchId(Guid Value);

/// <summary>
/// A question to the log that somebody keeps under a name, as the query of its address. One's own is no decision; what is shared with
/// the tenant is told by the log.
/// </summary>
public sealed class SavedSearch(string name) : ITenantOwned, IRevised, IUnlogged
{
    public const int LongestName = 80;
    public const int LongestQuery = 2_000;
    public const int MostOwn = 50;
    public const int MostShared = 100;

    public required SavedSearchId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required Guid OwnerId { get; init; }
    public required string OwnerName { get; init; }
    public string Name { get; private set; } = name;
    public required string Query { get; init; }
    public required bool IsShared { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Revision { get; private set; }

    internal void Rename(string name) => Name = name;
}
