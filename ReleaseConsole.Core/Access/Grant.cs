using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>How a grant came to be; a grant from a group is replaced at each sign-in, one by hand stays.</summary>
public enum GrantSource
{
    Hand,
    Group,
    Key,
}

/// <summary>
/// A role for one principal, over the whole tenant or narrowed to a product and an environment, until it is revoked or expires.
/// </summary>
public sealed class Grant : ITenantOwned, IRevised
{
    public required GrantId Id { get; init; }
    public required TenantId TenantId { get; init; }

    /// <summary>A person, or one key of a service: keys of one name hold their own grants.</summary>
    public required Guid PrincipalId { get; init; }
    public required Role Role { get; init; }

    /// <summary>The lane the holder signs in; null for roles that do not sign.</summary>
    public required Lane? Lane { get; init; }
    public required ProductId? ProductId { get; init; }
    public required string? Environment { get; init; }
    public required GrantSource Source { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }
    public required string GrantedBy { get; init; }
    public required DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public int Revision { get; private set; }

    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public bool Covers(ProductId product, string? environment) =>
        (ProductId is null || ProductId == product) && (Environment is null || environment is null || Environment == environment);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
