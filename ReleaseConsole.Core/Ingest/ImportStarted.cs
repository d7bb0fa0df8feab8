using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Files were taken in and wait to be read.</summary>
public sealed record ImportStarted(Guid Import, string Source, string Name, int Files) : AuditEvent
{
    public override string Summary => $"started an import of {Files} files from {Source} {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}
