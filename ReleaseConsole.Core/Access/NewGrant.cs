namespace ReleaseConsole.Core.Access;

/// <summary>A role to be: for whom, how far it reaches, and how long; null reaches everything and lasts until it is taken.</summary>
public sealed record NewGrant(Guid Person, Role Role, Lane? Lane, string? Product, string? Environment, DateTimeOffset? ExpiresAt);
