using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core;

/// <summary>What kind of principal acts; written into every audit entry.</summary>
public enum ActorKind
{
    /// <summary>A signed-in person.</summary>
    Person,

    /// <summary>A program acting on behalf of a named person; may propose, never sign.</summary>
    Agent,

    /// <summary>A pipeline or application with its own key; signs only in the lanes its grants name.</summary>
    Service,

    /// <summary>The console itself, on a clock or after a committed change.</summary>
    Job,
}

/// <summary>
/// Who is asking, in which tenant, in which chain of requests. Always a parameter, never ambient.
/// It proves identity only: what the actor may do is read from the grants each time (<see cref="Permissions"/>).
/// </summary>
public sealed record Actor(ActorKind Kind, TenantId Tenant, Guid Id, string Name, string CorrelationId)
{
    /// <summary>The person an agent acts for; null for every other kind.</summary>
    public PrincipalRef? OnBehalfOf { get; init; }

    /// <summary>The key a service or an agent called with: it may do what that key may. Null for every other kind.</summary>
    public ServiceKeyId? Key { get; init; }

    /// <summary>When the person last proved who they are; null when the kind has no sign-in.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Whose grants this actor comes with: the key's, those of the person behind an agent, or its own.</summary>
    public Guid Holder => Key?.Value ?? OnBehalfOf?.Id ?? Id;

    /// <summary>The principals whose bytes these are when this actor writes: the actor, and the person behind an agent.</summary>
    public IEnumerable<Guid> Contributors => OnBehalfOf is null ? [Id] : [Id, OnBehalfOf.Id];

    /// <summary>The console acting by itself inside one tenant.</summary>
    public static Actor Job(TenantId tenant, string name, string correlationId) =>
        new(ActorKind.Job, tenant, Guid.Empty, name, correlationId);
}

/// <summary>A principal by id and the name it had when it was written down.</summary>
public sealed record PrincipalRef(Guid Id, string Name);
