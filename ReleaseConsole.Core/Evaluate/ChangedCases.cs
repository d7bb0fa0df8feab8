using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>The cases of one evaluation that came out otherwise, the largest change first; the rest is only counted.</summary>
public sealed record CasesChanged(IReadOnlyList<CasePair> Worse, IReadOnlyList<CasePair> Better, int Same, int Errors, int Unpaired)
{
    public static CasesChanged Of(PairedCases cases) => new(
        [.. cases.Pairs.Where(pair => pair.Difference < 0).OrderBy(pair => pair.Difference).ThenBy(pair => pair.Name ?? pair.Case, StringComparer.Ordinal)],
        [.. cases.Pairs.Where(pair => pair.Difference > 0).OrderByDescending(pair => pair.Difference).ThenBy(pair => pair.Name ?? pair.Case, StringComparer.Ordinal)],
        cases.Pairs.Count(pair => pair.Difference == 0), cases.Errors, cases.Unpaired);
}

/// <summary>Which cases changed between two results of one evaluation, each named by its digest?</summary>
public sealed class ChangedCases(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<CasesChanged>> RunAsync(
        string product, string evaluation, Digest baseline, Digest candidate, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;

        // Only content that is a version of this evaluation in this product is opened: a digest alone opens nothing.
        var found = await (from artifact in db.Set<Artifact>().AsNoTracking()
                           join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                           join blob in db.Set<Blob>().AsNoTracking() on version.Digest equals blob.Digest
                           where artifact.ProductId == id && artifact.Kind == ArtifactKind.Evaluation && artifact.Path == evaluation
                               && (version.Digest == baseline || version.Digest == candidate)
                           select new { version.Digest, blob.Bytes }).ToListAsync(cancel);
        var (before, after) = (found.Find(one => one.Digest == baseline), found.Find(one => one.Digest == candidate));
        if (before is null || after is null)
            return EvaluateRefusals.NoResults(before is null ? baseline : candidate);
        return CasesChanged.Of(PairedCases.Of(EvaluationRecord.Parse(before.Bytes), EvaluationRecord.Parse(after.Bytes)));
    }
}
