namespace ReleaseConsole.Core.Access;

/// <summary>A role that one of the person's groups gives, by the configured role map.</summary>
public sealed record GroupGrant(Role Role, Lane? Lane, string Tenant, string? Product, string? Environment);
