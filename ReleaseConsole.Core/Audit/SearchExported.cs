using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Audit;

/// <summary>Entries were taken out of the console as a file with proofs.</summary>
public sealed record SearchExported(string? Words, int Entries, Digest Search) : AuditEvent
{
    public override string Summary =>
        $"exported {Entries} {(Entries == 1 ? "entry" : "entries")} of the log with "
        + $"proof{(Words is null ? "" : $", searched for {Words}")}";
    public override IEnumerable<string> Subjects => [Search.ToString()];
}
