using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Someone ended an import before all items were read; what was saved before stays.</summary>
public sealed record ImportStopped(Guid Import, string Name) : AuditEvent
{
    public override string Summary => $"stopped the import from {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}
