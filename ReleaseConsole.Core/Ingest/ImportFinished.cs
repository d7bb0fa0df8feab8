using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Every item of an import has its outcome.</summary>
public sealed record ImportFinished(Guid Import, OutcomeCounts Outcomes, IReadOnlyList<string> Releases) : AuditEvent
{
    public override string Summary => Releases.Count == 0
        ? $"finished an import: {Outcomes}"
        : $"finished an import: {Outcomes}; release {string.Join(", ", Releases)}";
    public override IEnumerable<string> Subjects => [$"import:{Import}", .. Releases.Select(version => $"release:{version}")];
}
