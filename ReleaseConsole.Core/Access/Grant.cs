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
public sealed class Grant(
    GrantId id, TenantId tenantId, Guid principalId, Role role, Lane? lane, ProductId? productId, string? environment,
    GrantSource source, DateTimeOffset grantedAt, string grantedBy, DateTimeOffset? expiresAt)
    : ITenantOwned, IRevised
{
    public GrantId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;

    /// <summary>A person, or one key of a service: keys of one name hold their own grants.</summary>
    public Guid PrincipalId { get; private set; } = principalId;
    public Role Role { get; private set; } = role;

    /// <summary>The lane the holder signs in; null for roles that do not sign.</summary>
    public Lane? Lane { get; private set; } = lane;
    public ProductId? ProductId { get; private set; } = productId;
    public string? Environment { get; private set; } = environment;
    public GrantSource Source { get; private set; } = source;
    public DateTimeOffset GrantedAt { get; private set; } = grantedAt;
    public string GrantedBy { get; private set; } = grantedBy;
    public DateTimeOffset? ExpiresAt { get; private set; } = expiresAt;
    public DateTimeOffset? RevokedAt { get; private set; }
    public int Revision { get; private set; }

    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public bool Covers(ProductId product, string? environment) =>
        (ProductId is null || ProductId == product) && (Environment is null || environment is null || Environment == environment);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
