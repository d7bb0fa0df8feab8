using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An import ended before all items were read; what was saved before stays.</summary>
public sealed record ImportFailed(Guid Import, string Reason) : AuditEvent
{
    public override string Summary => $"ended an import early: {Reason}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}
