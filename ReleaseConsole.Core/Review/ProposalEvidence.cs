using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evidence;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>What a decision rests on: the evidence bound to the manifest, and the assessment of the change.</summary>
internal static class ProposalEvidence
{
    /// <summary>Its digest as it is now; signed once, compared each time the standing is computed (I2).</summary>
    public static async Task<Digest> DigestAsync(
        ConsoleDb db, ProductId product, Digest manifest, Digest assessment, CancellationToken cancel)
    {
        var items = await db.Set<EvidenceItem>().AsNoTracking()
            .Where(item => item.ProductId == product && item.Subject == manifest && item.Kind != EvidenceKind.Assessment)
            .Select(item => item.Digest).ToListAsync(cancel);
        return CanonicalJson.DigestOf(new { assessment, items = items.Distinct().Order().ToList() });
    }
}
