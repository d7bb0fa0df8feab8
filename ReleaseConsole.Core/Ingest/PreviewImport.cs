using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
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
            var history = await survey.HistoryAsync(db, admission.Value.Product.Id, cancel);
            var items = survey.ItemsAfter(0, cancel).Select(item => Preview(item, Kept(item, survey, history))).ToList();
            return items.Concat(Releases(survey.Reading, items, db.Tenant, scratch)).ToList();
        }
        finally
        {
            area.Remove(scratch);
        }
    }

    /// <summary>What is wrong with a release file before anything is frozen; what its artifacts name is looked at when it is.</summary>
    private static IEnumerable<PreviewedItem> Releases(ImportReading reading, List<PreviewedItem> items, TenantId tenant, ImportId import)
    {
        var rows = items.ConvertAll(item => new ImportItem(
            tenant, import, 0, item.SourcePath, item.Outcome, item.Kind, item.Path, item.Digest, null, item.Code, item.Reason, null, null));
        foreach (var (path, file) in reading.Releases)
        {
            var plan = file.Succeeded ? ReleasePlan.Of(file.Value, rows, reading) : file.Refusal;
            yield return plan.Succeeded
                ? new PreviewedItem(
                    path, ItemOutcome.Created, null, null, null, null,
                    $"Release {plan.Value.Version} would be frozen, once what it names is checked.", null)
                : new PreviewedItem(
                    path, ItemOutcome.Refused, null, null, null, plan.Refusal.Code, plan.Refusal.Sentence, plan.Refusal.Place);
        }
    }

    /// <summary>What becomes of an item, with what an outside system's numbers say of it.</summary>
    private static Settlement Kept(ReadItem item, Survey survey, OutsideHistory history)
    {
        var settled = survey.Settle(item);
        if (settled.Path is not { } path || survey.Reading.VersionOf(item.SourcePath, item.Candidate!) is not { } version)
            return settled;
        var (kind, digest) = (item.Candidate!.Kind, item.Candidate.Content.Digest);
        if (history.Keeps(kind, path, version, digest) is { } kept)
            return settled with { Outcome = kept.Outcome, Reason = Joined(kept.Reason, settled.Reason) };
        if (settled.Outcome != ItemOutcome.Created)
            return settled;
        var back = history.StepsBack(kind, path, version);
        history.AddAsNext(kind, path, version, digest);
        return settled with { Reason = Joined(back, settled.Reason) };
    }

    private static string? Joined(string? first, string? then) => first is null ? then : then is null ? first : $"{first} {then}";

    private static PreviewedItem Preview(ReadItem item, Settlement settled) => new(
        item.SourcePath, settled.Outcome, item.Candidate?.Kind ?? item.Missing?.Kind,
        settled.Path ?? item.Candidate?.Path ?? item.Missing?.Path, item.Candidate?.Content.Digest,
        settled.Refusal?.Code, settled.Refusal?.Sentence ?? settled.Reason, settled.Refusal?.Place);
}
