using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The import that a look at a source is, to be run when it is new; not new when the source was being pulled already.</summary>
public sealed record SourceRun(ImportId Import, bool IsNew);

/// <summary>
/// Begins an import from a source; <see cref="RunImport"/> fetches it. A source is pulled once at a time, by whichever host: who asks
/// meanwhile is given the import that is under way.
/// </summary>
public sealed class RunSource(IDbContextFactory<ConsoleDb> contexts, SourceOpening opening, StagingArea area)
{
    public async Task<Result<SourceRun>> RunAsync(SourceId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var found = await db.SourceAsync(id, Permission.Author, actor, cancel);
        if (!found.Succeeded)
            return found.Refusal;
        var source = found.Value;
        var open = await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(
            one =>
                one.SourceId == id && (one.State == ImportState.Fetching || one.State == ImportState.Staged
                    || one.State == ImportState.Running), cancel);
        var pulse = await db.Set<SourcePulse>().FirstAsync(one => one.SourceId == id, cancel);

        if (!source.IsEnabled)
            return SourceRefusals.SwitchedOff(source.Name);
        if (open is not null)
            return new SourceRun(open.Id, IsNew: false);
        var opened = opening.Open(source.Reads());
        Result<SourceRun> run = opened.Succeeded
            ? new SourceRun(db.AddFetch(area, source.ProductId, source.Reads(), opened.Value.Files, id, actor), IsNew: true)
            : opened.Refusal;
        if (run.Refusal is { } refusal)
            db.NoteUnread(source, pulse, refusal, actor);
        else
            pulse.IsBeingPulled();

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return run;
    }
}
