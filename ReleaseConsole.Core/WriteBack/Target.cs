using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// An outside system that a deployment writes to. Its secret is a reference (<c>env:NAME</c>, <c>file:NAME</c>), never a value.
/// </summary>
public sealed class Target(string address, string? environment, string settings, string? secret) : ITenantOwned, IRevised
{
    private bool _allowsPrivateNetwork;

    public required TargetId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required string Name { get; init; }
    public required TargetKind Kind { get; init; }

    /// <summary>A git remote or an HTTP address.</summary>
    public string Address { get; private set; } = address;

    /// <summary>The one environment it serves, or null for all of the product.</summary>
    public string? Environment { get; private set; } = environment;

    /// <summary>JSON of the kind's own settings.</summary>
    public string Settings { get; private set; } = settings;
    public string? Secret { get; private set; } = secret;

    /// <summary>Loopback, link-local and private addresses are refused unless the connection says otherwise.</summary>
    public required bool AllowsPrivateNetwork { get => _allowsPrivateNetwork; init => _allowsPrivateNetwork = value; }
    public required DateTimeOffset CreatedAt { get; init; }
    public bool IsEnabled { get; private set; } = true;
    public TargetHealth Health { get; private set; }
    public string? HealthDetail { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public int Revision { get; private set; }

    public void Change(string address, string? environment, string settings, string? secret, bool allowsPrivateNetwork) =>
        (Address, Environment, Settings, Secret, _allowsPrivateNetwork) = (address, environment, settings, secret, allowsPrivateNetwork);

    public void Enable(bool enabled) => IsEnabled = enabled;

    public void Observe(TargetHealth health, string? detail, DateTimeOffset now) =>
        (Health, HealthDetail, CheckedAt) = (health, detail, now);
}
