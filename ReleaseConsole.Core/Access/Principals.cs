using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A person in one tenant, known by issuer and subject of their identity provider.</summary>
public sealed class Person(Guid id, TenantId tenantId, string issuer, string subject, string name, string? email, DateTimeOffset createdAt)
    : ITenantOwned, IRevised
{
    public Guid Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public string Issuer { get; private set; } = issuer;
    public string Subject { get; private set; } = subject;
    public string Name { get; private set; } = name;
    public string? Email { get; private set; } = email;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public int Revision { get; private set; }

    public void Rename(string name, string? email) => (Name, Email) = (name, email);
}

/// <summary>A pipeline, application or agent that calls the API with its own keys; an agent works for one person for good.</summary>
public sealed record ServiceIdentity(Guid Id, TenantId TenantId, string Name, DateTimeOffset CreatedAt) : IFact;

/// <summary>One key of a service identity: only the SHA-256 of the secret is kept; the prefix tells keys apart on a screen.</summary>
public sealed class ServiceKey(
    ServiceKeyId id, TenantId tenantId, Guid serviceIdentityId, string prefix, byte[] secretHash, DateTimeOffset createdAt,
    Guid createdById,
    DateTimeOffset? expiresAt)
    : ITenantOwned, IRevised
{
    public ServiceKeyId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public Guid ServiceIdentityId { get; private set; } = serviceIdentityId;
    public string Prefix { get; private set; } = prefix;
    public byte[] SecretHash { get; private set; } = secretHash;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    /// <summary>Who has seen the secret; empty for a key that was made on the host, by nobody the console knows.</summary>
    public Guid CreatedById { get; private set; } = createdById;
    public DateTimeOffset? ExpiresAt { get; private set; } = expiresAt;
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The person for whom an agent calls with it; null for a key of a service.</summary>
    public Guid? OnBehalfOfId { get; init; }
    public int Revision { get; private set; }

    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
