using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

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
