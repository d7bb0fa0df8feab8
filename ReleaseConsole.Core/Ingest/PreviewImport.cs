using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>What would become of one item.</summary>
public sealed record PreviewedItem(
    string SourcePath, ItemOutcome Outcome, ArtifactKind? Kind, string? Path, Digest? Digest, string? Code, string? Reason, string? Place);

/// <summary>What would this import do? Reads everything and saves nothing; releases are not frozen.</summary>
public sealed class PreviewImport(IDbContextFactory<ConsoleDb> contexts, StagingArea area, IngestOptions limits)
{
    public async Task<Result<List<PreviewedItem>>> RunAsync(string productSlug, IImportSource source, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var scratch = new ImportId(Guid.CreateVersion7(db.Now));
        try
        {
            await using var staging = area.Begin(scratch);
            if (await source.StageAsync(staging, cancel) is { } refusal)
                return refusal;
            if (staging.Count == 0)
                return IngestRefusals.NothingToImport(source.Name);
            await staging.SealAsync(source, actor, cancel);
            var survey = await Survey.OfAsync(db, admission.Value.Product.Id, area.Open(scratch)!, limits, cancel);
            return survey.ItemsAfter(0, cancel).Select(item => Preview(item, survey.Settle(item))).ToList();
        }
        finally
        {
            area.Remove(scratch);
        }
    }

    private static PreviewedItem Preview(ReadItem item, Settlement settled) => new(
        item.SourcePath, settled.Outcome, item.Candidate?.Kind, settled.Path ?? item.Candidate?.Path, item.Candidate?.Content.Digest,
        settled.Refusal?.Code, settled.Refusal?.Sentence ?? settled.Reason, settled.Refusal?.Place);
}
