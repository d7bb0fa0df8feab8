using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>A connection was read to see whether it answers.</summary>
public sealed record TargetChecked(TargetId Target, string Name, TargetHealth Health, string Detail) : AuditEvent
{
    public override string Summary => $"checked {Name}: {Detail}";
    public override IEnumerable<string> Subjects => [$"target:{Name}"];
}
