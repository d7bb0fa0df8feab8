using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>The outside place held the same files as the time before.</summary>
public sealed record NothingNewFetched(Guid Import, string Source, string Name, string? Revision) : AuditEvent
{
    public override string Summary => $"found nothing new at {Source} {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}
