using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>A connection was switched on or off.</summary>
public sealed record TargetEnabled(TargetId Target, string Name, bool Enabled, string Why) : AuditEvent
{
    public override string Summary => $"switched {Name} {(Enabled ? "on" : "off")}: {Why}";
    public override IEnumerable<string> Subjects => [$"target:{Name}"];
}
