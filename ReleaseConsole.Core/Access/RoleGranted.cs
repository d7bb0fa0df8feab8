using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

/// <summary>A role was given to a principal by hand.</summary>
public sealed record RoleGranted(
    string To, Guid PrincipalId, Role Role, Lane? Lane, string? OnProduct, string? OnEnvironment, DateTimeOffset? ExpiresAt)
    : AuditEvent
{
    public override string Summary => $"made {To} {Role.Word()}{(Lane is null ? "" : ", lane " + Lane.Value.Word())}";
    public override IEnumerable<string> Subjects => [$"principal:{PrincipalId}"];
    public override string SearchText => To;
}
