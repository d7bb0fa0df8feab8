using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

/// <summary>A person became known to the tenant.</summary>
public sealed record PersonAdded(string Name) : AuditEvent
{
    public override string Summary => $"became known as {Name}";
    public override string SearchText => Name;
}

/// <summary>A person signed in and holds what their groups give.</summary>
public sealed record PersonSignedIn(string Name, IReadOnlyList<string> GroupRoles) : AuditEvent
{
    public override string Summary => GroupRoles.Count == 0 ? "signed in" : $"signed in; groups give {string.Join(", ", GroupRoles)}";
    public override string SearchText => Name;
}

/// <summary>A key was made for a service identity.</summary>
public sealed record KeyCreated(
    ServiceKeyId Key, string Name, Role Role, Lane? Lane, string? OnProduct, string? OnEnvironment, DateTimeOffset? ExpiresAt) : AuditEvent
{
    /// <summary>The person an agent works for with it; null for a service.</summary>
    public PrincipalRef? OnBehalfOf { get; init; }

    public override string Summary => OnBehalfOf is { } person
        ? $"made a key for {Name}, an agent that works for {person.Name}, as {Role.Word()}"
        : $"made a key for {Name} as {Role.Word()}{(Lane is null ? "" : ", lane " + Lane.Value.Word())}";

    public override IEnumerable<string> Subjects =>
        OnBehalfOf is { } person ? [$"key:{Key.Value}", $"principal:{person.Id}"] : [$"key:{Key.Value}"];
    public override string SearchText => Name;
}

/// <summary>A key was ended.</summary>
public sealed record KeyRevoked(ServiceKeyId Key, string Prefix) : AuditEvent
{
    public override string Summary => $"revoked the key {Prefix}…";
    public override IEnumerable<string> Subjects => [$"key:{Key.Value}"];
}

/// <summary>A role was given to a principal by hand.</summary>
public sealed record RoleGranted(
    string To, Guid PrincipalId, Role Role, Lane? Lane, string? OnProduct, string? OnEnvironment, DateTimeOffset? ExpiresAt)
    : AuditEvent
{
    public override string Summary => $"made {To} {Role.Word()}{(Lane is null ? "" : ", lane " + Lane.Value.Word())}";
    public override IEnumerable<string> Subjects => [$"principal:{PrincipalId}"];
    public override string SearchText => To;
}

/// <summary>A role was taken from a principal.</summary>
public sealed record RoleRevoked(string From, Guid PrincipalId, Role Role, Lane? Lane) : AuditEvent
{
    public override string Summary => $"took {Role.Word()}{(Lane is null ? "" : ", lane " + Lane.Value.Word())} from {From}";
    public override IEnumerable<string> Subjects => [$"principal:{PrincipalId}"];
    public override string SearchText => From;
}
