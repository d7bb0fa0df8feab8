using System.Text.Json;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

public readonly record struct SourceId(Guid Value);

/// <summary>An outside place that a product is pulled from again and again: by hand, on a clock, or when it calls.</summary>
public sealed class Source(
    SourceId id, TenantId tenantId, ProductId productId, string name, SourceKind kind, string connection, Guid hookKey,
    DateTimeOffset createdAt)
    : ITenantOwned, IRevised
{
    public SourceId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public string Name { get; private set; } = name;
    public SourceKind Kind { get; private set; } = kind;

    /// <summary>JSON of the <see cref="SourceConnection"/>; credentials are references in it.</summary>
    public string Connection { get; private set; } = connection;

    /// <summary>How often it is pulled, in minutes; null only by hand or when it calls.</summary>
    public int? EveryMinutes { get; private set; }

    /// <summary>Whose way of signing its calls have; null when it does not call.</summary>
    public HookScheme? Hook { get; private set; }

    /// <summary>The reference of the secret that signs its calls.</summary>
    public string? HookSecret { get; private set; }

    /// <summary>The random name in the address it calls; it is no secret that lets anything in, and cannot be guessed.</summary>
    public Guid HookKey { get; private set; } = hookKey;
    public bool IsEnabled { get; private set; } = true;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public int Revision { get; private set; }

    public SourceConnection Reads() => JsonSerializer.Deserialize<SourceConnection>(Connection, CanonicalJson.Options)!;

    public void Change(string name, string connection, int? everyMinutes, HookScheme? hook, string? hookSecret) =>
        (Name, Connection, EveryMinutes, Hook, HookSecret) = (name, connection, everyMinutes, hook, hookSecret);

    public void Enable(bool enabled) => IsEnabled = enabled;
}
