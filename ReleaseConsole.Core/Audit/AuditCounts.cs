namespace ReleaseConsole.Core.Audit;

/// <summary>One value that narrows a search, and how many of the found entries have it.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>
/// The counts beside a search. Each list counts what the other filters leave; above <see cref="AuditFacets.Most"/> entries only the
/// newest are counted, and <see cref="IsCut"/> says so. <see cref="LogSize"/> is the size of the whole log.
/// </summary>
public sealed record AuditCounts(
    int Found, bool IsCut, long LogSize, IReadOnlyList<FacetCount> Actions, IReadOnlyList<FacetCount> Actors,
    IReadOnlyList<FacetCount> Environments,
    IReadOnlyList<FacetCount> Artifacts);
