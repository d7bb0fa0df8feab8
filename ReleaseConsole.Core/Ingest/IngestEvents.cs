using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An outside place is to be read and imported.</summary>
public sealed record FetchStarted(Guid Import, string Source, string Name) : AuditEvent
{
    public override string Summary => $"started to fetch from {Source} {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}
