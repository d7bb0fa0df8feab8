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

    /// <summary>Somebody ends a pull before it is through.</summary>
    public static async Task NoteLeftAsync(this ConsoleDb db, Import import, CancellationToken cancel)
    {
        if (await db.PulledByAsync(import, cancel) is var (source, pulse))
            pulse.WasLeft(Clock(source), db.Now);
    }

    /// <summary>A fault ends a pull before it is through: the call it came from is not lost with it.</summary>
    public static async Task NoteBrokenAsync(this ConsoleDb db, Import import, string why, Actor actor, CancellationToken cancel)
    {
        if (await db.PulledByAsync(import, cancel) is var (source, pulse))
            db.NoteUnread(source, pulse, SourceRefusals.NotReached(why), actor);
    }

    public static void NoteRead(this ConsoleDb db, Source source, SourcePulse pulse, Import import, Digest fingerprint)
    {
        var at = import.OutsideRevision is { } revision ? $" at {(GitNames.IsCommit(revision) ? revision[..12] : revision)}" : "";
        if (import.State == ImportState.Unchanged)
            pulse.SawNothingNew($"nothing new{at}", Clock(source), db.Now);
        else
            pulse.SawNew(import.Id, fingerprint, at.Length > 0 ? at[1..] : "new files", Clock(source), db.Now);
    }

    private static async Task<(Source Source, SourcePulse Pulse)?> PulledByAsync(
        this ConsoleDb db, Import import, CancellationToken cancel) =>
        import is { State: ImportState.Fetching, SourceId: { } id }
        && await db.Set<Source>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is { } source
            ? (source, await db.Set<SourcePulse>().FirstAsync(one => one.SourceId == id, cancel))
            : null;

    // One that was switched off while it was pulled is not looked at again.
    private static int? Clock(Source source) => source.IsEnabled ? source.EveryMinutes : null;
}
