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
        pulse.CouldNotRead(refusal.Sentence, source.EveryMinutes, db.Now);
    }

    public static void NoteRead(this ConsoleDb db, Source source, SourcePulse pulse, Import import, Digest fingerprint)
    {
        var at = import.OutsideRevision is { } revision ? $" at {(GitNames.IsCommit(revision) ? revision[..12] : revision)}" : "";
        if (import.State == ImportState.Unchanged)
            pulse.SawNothingNew($"nothing new{at}", source.EveryMinutes, db.Now);
        else
            pulse.SawNew(import.Id, fingerprint, at.Length > 0 ? at[1..] : "new files", source.EveryMinutes, db.Now);
    }
}
