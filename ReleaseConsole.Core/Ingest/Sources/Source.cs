using System.Text.Json;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

public readonly record struct SourceId(Guid Value);

/// <summary>An outside place that a product is pulled from again and again: by hand, on a clock, or when it calls.</summary>
public sealed class Source(string name, string connection) : ITenantOwned, IRevised
{
    public required SourceId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public string Name { get; private set; } = name;
    public required SourceKind Kind { get; init; }

    /// <summary>JSON of the <see cref="SourceConnection"/>; credentials are references in it.</summary>
    public string Connection { get; private set; } = connection;

    /// <summary>How often it is pulled, in minutes; null only by hand or when it calls.</summary>
    public int? EveryMinutes { get; private set; }

    /// <summary>Whose way of signing its calls have; null when it does not call.</summary>
    public HookScheme? Hook { get; private set; }

    /// <summary>The reference of the secret that signs its calls.</summary>
    public string? HookSecret { get; private set; }

    /// <summary>The random name in the address it calls; it is no secret that lets anything in, and cannot be guessed.</summary>
    public required Guid HookKey { get; init; }
    public bool IsEnabled { get; private set; } = true;
    public required DateTimeOffset CreatedAt { get; init; }
    public int Revision { get; private set; }

    public SourceConnection Reads() => JsonSerializer.Deserialize<SourceConnection>(Connection, CanonicalJson.Options)!;

    public void Change(string name, string connection, int? everyMinutes, HookScheme? hook, string? hookSecret) =>
        (Name, Connection, EveryMinutes, Hook, HookSecret) = (name, connection, everyMinutes, hook, hookSecret);

    public void Enable(bool enabled) => IsEnabled = enabled;
}
