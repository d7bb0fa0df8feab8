using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

/// <summary>A role was taken from a principal.</summary>
public sealed record RoleRevoked(string From, Guid PrincipalId, Role Role, Lane? Lane) : AuditEvent
{
    public override string Summary => $"took {Role.Word()}{(Lane is null ? "" : ", lane " + Lane.Value.Word())} from {From}";
    public override IEnumerable<string> Subjects => [$"principal:{PrincipalId}"];
    public override string SearchText => From;
}
