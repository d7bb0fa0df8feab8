using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>A connection was made or changed; its secret is named by reference only.</summary>
public sealed record TargetSaved(
    TargetId Target, string Name, TargetKind Kind, string Address, string? Environment, string? Secret, bool AllowsPrivateNetwork)
    : AuditEvent
{
    public override string Summary => $"saved the connection {Name}";
    public override IEnumerable<string> Subjects => [$"target:{Name}"];
    public override string SearchText => Address;
}
