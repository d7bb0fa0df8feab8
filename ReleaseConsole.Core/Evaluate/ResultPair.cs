using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Two results of one evaluation, read back by their digests.</summary>
internal sealed record ResultPair(EvaluationRecord Before, EvaluationRecord After)
{
    /// <summary>Only content that is a version of this evaluation in this product is opened: a digest alone opens nothing.</summary>
    public static async Task<Result<ResultPair>> LoadAsync(
        ConsoleDb db, ProductId product, string evaluation, Digest baseline, Digest candidate, CancellationToken cancel)
    {
        var found = await (from artifact in db.Set<Artifact>().AsNoTracking()
                           join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                           join blob in db.Set<Blob>().AsNoTracking() on version.Digest equals blob.Digest
                           where artifact.ProductId == product && artifact.Kind == ArtifactKind.Evaluation && artifact.Path == evaluation
                               && (version.Digest == baseline || version.Digest == candidate)
                           select new { version.Digest, blob.Bytes }).ToListAsync(cancel);
        var (before, after) = (found.Find(one => one.Digest == baseline), found.Find(one => one.Digest == candidate));
        return before is null || after is null
            ? EvaluateRefusals.NoResults(before is null ? baseline : candidate)
            : new ResultPair(EvaluationRecord.Parse(before.Bytes), EvaluationRecord.Parse(after.Bytes));
    }
}
