using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

public readonly record struct TargetId(Guid Value);

/// <summary>The outside systems this version writes to.</summary>
public enum TargetKind
{
    Git,
    Webhook,
}

/// <summary>An outside system that a deployment writes to. Its secret is a reference (<c>env:NAME</c>, <c>file:NAME</c>), never a value.</summary>
public sealed class Target(
    TargetId id, TenantId tenantId, ProductId productId, string name, TargetKind kind, string address, string? environment,
    string settings, string? secret, bool allowsPrivateNetwork, DateTimeOffset createdAt)
    : ITenantOwned, IRevised
{
    public TargetId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public string Name { get; private set; } = name;
    public TargetKind Kind { get; private set; } = kind;

    /// <summary>A git remote or an HTTP address.</summary>
    public string Address { get; private set; } = address;

    /// <summary>The one environment it serves, or null for all of the product.</summary>
    public string? Environment { get; private set; } = environment;

    /// <summary>JSON of the kind's own settings.</summary>
    public string Settings { get; private set; } = settings;
    public string? Secret { get; private set; } = secret;

    /// <summary>Loopback, link-local and private addresses are refused unless the connection says otherwise.</summary>
    public bool AllowsPrivateNetwork { get; private set; } = allowsPrivateNetwork;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public bool IsEnabled { get; private set; } = true;
    public TargetHealth Health { get; private set; }
    public string? HealthDetail { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public int Revision { get; private set; }

    public void Change(string address, string? environment, string settings, string? secret, bool allowsPrivateNetwork) =>
        (Address, Environment, Settings, Secret, AllowsPrivateNetwork) = (address, environment, settings, secret, allowsPrivateNetwork);

    public void Enable(bool enabled) => IsEnabled = enabled;

    public void Observe(TargetHealth health, string? detail, DateTimeOffset now) =>
        (Health, HealthDetail, CheckedAt) = (health, detail, now);
}
