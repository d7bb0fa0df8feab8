using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Watch;

/// <summary>An outside pointer was seen where someone else put it.</summary>
public sealed record PointerSeen(
    WriteBack.TargetId Target, string Name, string Environment, string? Before, string After, string Who) : AuditEvent
{
    public override string Summary => $"saw {Name} moved for {Environment} by {Who}";
    public override IEnumerable<string> Subjects => [$"target:{Name}", $"environment:{Environment}"];
}
