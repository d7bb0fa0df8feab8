using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A person in one tenant, known by issuer and subject of their identity provider.</summary>
public sealed class Person(string name, string? email) : ITenantOwned, IRevised
{
    public required Guid Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public string Name { get; private set; } = name;
    public string? Email { get; private set; } = email;
    public required DateTimeOffset CreatedAt { get; init; }
    public int Revision { get; private set; }

    public void Rename(string name, string? email) => (Name, Email) = (name, email);
}

/// <summary>A pipeline, application or agent that calls the API with its own keys; an agent works for one person for good.</summary>
public sealed record ServiceIdentity(Guid Id, TenantId TenantId, string Name, DateTimeOffset CreatedAt) : IFact;

/// <summary>One key of a service identity: only the SHA-256 of the secret is kept; the prefix tells keys apart on a screen.</summary>
public sealed class ServiceKey : ITenantOwned, IRevised
{
    public required ServiceKeyId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required Guid ServiceIdentityId { get; init; }
    public required string Prefix { get; init; }
    public required byte[] SecretHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who has seen the secret; empty for a key that was made on the host, by nobody the console knows.</summary>
    public required Guid CreatedById { get; init; }
    public required DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The person for whom an agent calls with it; null for a key of a service.</summary>
    public Guid? OnBehalfOfId { get; init; }
    public int Revision { get; private set; }

    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
