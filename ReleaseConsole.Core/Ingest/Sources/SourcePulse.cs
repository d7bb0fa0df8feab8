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

    /// <summary>It is being pulled: what comes due from here on was asked for meanwhile.</summary>
    public void IsBeingPulled() => DueAt = null;

    /// <summary>Nobody goes on with its pull; what found nothing out says nothing of the place.</summary>
    public void WasLeft(int? everyMinutes, DateTimeOffset now) => ComesDueBehind(everyMinutes, now);

    /// <summary>
    /// Notes the failure. What nobody will look at by the clock is tried a few times more, ever later, where another try may go well.
    /// </summary>
    public void CouldNotRead(Refusal why, int? everyMinutes, DateTimeOffset now)
    {
        (Outcome, Detail, CheckedAt, Failures) = (SourceOutcome.Failed, why.Sentence, now, Failures + 1);
        ComesDueBehind(everyMinutes, now);
        if (DueAt is null && Failures <= MostRetries && SourceRefusals.MayPass(why))
            DueAt = now.AddMinutes(5 * Math.Pow(2, Failures - 1));
    }

    private void Settle(string detail, int? everyMinutes, DateTimeOffset now)
    {
        (Detail, CheckedAt, Failures) = (detail, now, 0);
        ComesDueBehind(everyMinutes, now);
    }

    // What is due by now was asked for by a call that came while the source was read, which may have been too late for that call.
    private void ComesDueBehind(int? everyMinutes, DateTimeOffset now)
    {
        if (!(DueAt <= now))
            DueAt = everyMinutes is { } minutes ? now.AddMinutes(minutes) : null;
    }
}
