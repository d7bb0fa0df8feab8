using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>What a look at a source came to; the import when its files became one, which is still to be run.</summary>
public sealed record SourceRun(SourceOutcome Outcome, ImportId? Import, string Detail);

/// <summary>
/// Pulls a source now and makes an import of what it holds. A job that finds the same files as the time before makes none and notes that;
/// a person who asks gets an import in any case.
/// </summary>
public sealed class RunSource(IDbContextFactory<ConsoleDb> contexts, SourceOpening opening, StartImport start)
{
    public async Task<Result<SourceRun>> RunAsync(SourceId id, Actor actor, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, actor, cancel);
        if (!loaded.Succeeded)
            return loaded.Refusal;
        var (source, product, known) = loaded.Value;
        var opened = opening.Open(source.Reads());
        var started = opened.Succeeded
            ? await start.FromSourceAsync(product, opened.Value.Files, source.Id, actor.Kind == ActorKind.Job ? known : null, actor, cancel)
            : opened.Refusal;
        await NoteAsync(source, started, opened.Succeeded ? opened.Value.Files.Origin : null, actor, cancel);
        return started.Then(one => one.Import is { } import
            ? new SourceRun(SourceOutcome.Imported, import, "")
            : new SourceRun(SourceOutcome.Unchanged, Import: null, "Checked, nothing new."));
    }

    private async Task<Result<(Source Source, string Product, Digest? Known)>> LoadAsync(SourceId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var source = await db.SourceAsync(id, Permission.Author, actor, cancel);
        if (!source.Succeeded)
            return source.Refusal;
        if (!source.Value.IsEnabled)
            return SourceRefusals.SwitchedOff(source.Value.Name);
        var product = await db.Set<Product>().AsNoTracking().FirstAsync(one => one.Id == source.Value.ProductId, cancel);
        var pulse = await db.Set<SourcePulse>().AsNoTracking().FirstAsync(one => one.SourceId == id, cancel);
        // An import that ended early took in less than it was made of, so the same files are worth another one.
        var isWhole = !await db.Set<Import>().AnyAsync(one => one.Id == pulse.LastImport && one.State == ImportState.Failed, cancel);
        return (source.Value, product.Slug, isWhole ? pulse.Fingerprint : null);
    }

    private async Task NoteAsync(Source source, Result<StartedImport> started, SourceOrigin? origin, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        if (await db.Set<SourcePulse>().FirstOrDefaultAsync(one => one.SourceId == source.Id, cancel) is not { } pulse)
            return;
        if (started.Refusal is { } refusal)
        {
            if (pulse.Outcome != SourceOutcome.Failed)
                db.Record(actor, new SourceFailed(source.Id, source.Name, refusal.Sentence) { Product = source.ProductId });
            pulse.CouldNotRead(refusal.Sentence, source.EveryMinutes, db.Now);
        }
        else if (started.Value is { Import: { } import, Fingerprint: { } fingerprint })
            pulse.SawNew(import, fingerprint, origin?.Revision is { } revision ? $"at {Short(revision)}" : "new files", db.Now);
        else
            pulse.SawNothingNew(origin?.Revision is { } same ? $"nothing new at {Short(same)}" : "nothing new", db.Now);
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
    }

    private static string Short(string revision) => GitNames.IsCommit(revision) ? revision[..12] : revision;
}
