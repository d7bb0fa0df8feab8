using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>What the look at a source came to, noted at the source.</summary>
internal static class SourceNotes
{
    /// <summary>That a source cannot be read stands in the log once, until it was read again.</summary>
    public static void NoteUnread(this ConsoleDb db, Source source, SourcePulse pulse, Refusal refusal, Actor actor)
    {
        if (pulse.Outcome != SourceOutcome.Failed)
            db.Record(actor, new SourceFailed(source.Id, source.Name, refusal.Sentence) { Product = source.ProductId });
        pulse.CouldNotRead(refusal, Clock(source), db.Now);
    }

    /// <summary>Somebody, or a fault, ends a pull before it is through.</summary>
    public static async Task NoteLeftAsync(this ConsoleDb db, Import import, CancellationToken cancel)
    {
        if (import is { State: ImportState.Fetching, SourceId: { } id }
            && await db.Set<Source>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is { } source)
            (await db.Set<SourcePulse>().FirstAsync(one => one.SourceId == id, cancel)).WasLeft(Clock(source), db.Now);
    }

    public static void NoteRead(this ConsoleDb db, Source source, SourcePulse pulse, Import import, Digest fingerprint)
    {
        var at = import.OutsideRevision is { } revision ? $" at {(GitNames.IsCommit(revision) ? revision[..12] : revision)}" : "";
        if (import.State == ImportState.Unchanged)
            pulse.SawNothingNew($"nothing new{at}", Clock(source), db.Now);
        else
            pulse.SawNew(import.Id, fingerprint, at.Length > 0 ? at[1..] : "new files", Clock(source), db.Now);
    }

    // One that was switched off while it was pulled is not looked at again.
    private static int? Clock(Source source) => source.IsEnabled ? source.EveryMinutes : null;
}
