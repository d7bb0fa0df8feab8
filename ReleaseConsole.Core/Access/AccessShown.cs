namespace ReleaseConsole.Core.Access;

/// <summary>One role someone holds now; product and environment are null where it reaches all of them.</summary>
public sealed record GrantRow(
    GrantId Id, Role Role, Lane? Lane, string? Product, string? Environment, GrantSource Source, string GrantedBy, DateTimeOffset GrantedAt,
    DateTimeOffset? ExpiresAt);

/// <summary>One person and the roles they hold; <see cref="IsViewer"/> is the one who looks.</summary>
public sealed record PersonRow(Guid Id, string Name, string? Email, bool IsViewer, IReadOnlyList<GrantRow> Grants);

/// <summary>Who can do what in the tenant, and whether the one who looks may change it.</summary>
public sealed record AccessShown(
    IReadOnlyList<PersonRow> Persons, IReadOnlyList<KeyRow> Keys, IReadOnlyList<ProductRow> Products, IReadOnlyList<string> Environments,
    bool MayChange);
