using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

/// <summary>A person signed in and holds what their groups give.</summary>
public sealed record PersonSignedIn(string Name, IReadOnlyList<string> GroupRoles) : AuditEvent
{
    public override string Summary => GroupRoles.Count == 0 ? "signed in" : $"signed in; groups give {string.Join(", ", GroupRoles)}";
    public override string SearchText => Name;
}
