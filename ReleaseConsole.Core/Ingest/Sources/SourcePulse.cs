using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>When a source is looked at next, and what the last look found. Bookkeeping: what it brought stands in its import.</summary>
public sealed class SourcePulse(SourceId sourceId, TenantId tenantId, DateTimeOffset? dueAt) : ITenantOwned, IUnlogged, IRevised
{
    private const int MostRetries = 5;

    public SourceId SourceId { get; private set; } = sourceId;
    public TenantId TenantId { get; private set; } = tenantId;
    public DateTimeOffset? DueAt { get; private set; } = dueAt;
    public DateTimeOffset? CheckedAt { get; private set; }
    public SourceOutcome Outcome { get; private set; }
    public string? Detail { get; private set; }
    public int Failures { get; private set; }

    /// <summary>What the last import of it was made of; the same files again are nothing new.</summary>
    public Digest? Fingerprint { get; private set; }
    public ImportId? LastImport { get; private set; }
    public int Revision { get; private set; }

    public void ComesDue(DateTimeOffset? at) => DueAt = at;

    public void SawNew(ImportId import, Digest fingerprint, string detail, int? everyMinutes, DateTimeOffset now)
    {
        (Outcome, LastImport, Fingerprint) = (SourceOutcome.Imported, import, fingerprint);
        Settle(detail, everyMinutes, now);
    }

    public void SawNothingNew(string detail, int? everyMinutes, DateTimeOffset now)
    {
        Outcome = SourceOutcome.Unchanged;
        Settle(detail, everyMinutes, now);
    }

    /// <summary>Notes the failure; what nobody will look at by the clock is tried a few times more, ever later.</summary>
    public void CouldNotRead(string why, int? everyMinutes, DateTimeOffset now)
    {
        (Outcome, Detail, CheckedAt, Failures) = (SourceOutcome.Failed, why, now, Failures + 1);
        if (everyMinutes is null && Failures <= MostRetries)
            DueAt = now.AddMinutes(5 * Math.Pow(2, Failures - 1));
        else
            ComesDueBehind(everyMinutes, now);
    }

    private void Settle(string detail, int? everyMinutes, DateTimeOffset now)
    {
        (Detail, CheckedAt, Failures) = (detail, now, 0);
        ComesDueBehind(everyMinutes, now);
    }

    // What is due by now was asked for by a call that came while the source was read; only what lay ahead is settled by this look.
    private void ComesDueBehind(int? everyMinutes, DateTimeOffset now)
    {
        if (DueAt > now)
            DueAt = everyMinutes is { } minutes ? now.AddMinutes(minutes) : null;
    }
}
