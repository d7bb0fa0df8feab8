using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// One span of an environment's history. <see cref="RolledBackFrom"/> is what a rollback left when it began; null for a promotion.
/// </summary>
internal sealed record PastSpan(
    string Release, Digest Manifest, DateTimeOffset From, bool IsRollback, Digest? RolledBackFrom, bool IsWithdrawn)
{
    public bool IsCalled(string? name) => name is not null && (Release == name || Manifest.ToString() == name);
}

/// <summary>Where an environment can go back to. What a rollback left is not known to be good until it is promoted again.</summary>
internal static class RollbackCandidates
{
    private const int MostSpans = 100;

    /// <param name="spans">Newest first; the first is what is live.</param>
    /// <param name="named">What somebody asks for by name is among them even when it was withdrawn, so that its plan can say so.</param>
    public static IReadOnlyList<RollbackCandidate> Of(Digest live, IReadOnlyList<PastSpan> spans, string? named)
    {
        var before = spans.Zip(spans.Skip(1), (next, span) => (Span: span, Until: next.From))
            .Where(one => one.Span.Manifest != live && (!one.Span.IsWithdrawn || one.Span.IsCalled(named)))
            .DistinctBy(one => one.Span.Manifest).ToList();
        var good = before.Find(one => !one.Span.IsWithdrawn && !WasLeft(one.Span.Manifest, spans)).Span;
        return
        [
            .. before.OrderByDescending(one => one.Span == good).Select(one => new RollbackCandidate(
                one.Span.Release, one.Span.Manifest, one.Span.From, one.Until, one.Span == good, Why(one.Span, good, spans))),
        ];
    }

    public static async Task<IReadOnlyList<PastSpan>> SpansAsync(ConsoleDb db, ReleaseEnvironment place, CancellationToken cancel)
    {
        var rows = await (from record in db.Set<LiveRecord>().AsNoTracking()
                          join release in db.Set<Release>() on record.ReleaseId equals release.Id
                          join deployment in db.Set<Deployment>() on record.DeploymentId equals deployment.Id
                          join proposal in db.Set<Proposal>() on deployment.ProposalId equals proposal.Id
                          where record.EnvironmentId == place.Id
                          orderby record.From descending, record.Id descending
                          select new { release.Version, release.State, record.ManifestDigest, record.From, proposal.Kind, deployment.Replaces })
            .Take(MostSpans).ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new PastSpan(
                row.Version, row.ManifestDigest, row.From, row.Kind == ProposalKind.Rollback,
                row.Kind == ProposalKind.Rollback ? row.Replaces : null, row.State == ReleaseState.Withdrawn)),
        ];
    }

    // Newest first: what comes first about it, a promotion of it or a rollback from it, is what holds.
    private static bool WasLeft(Digest manifest, IReadOnlyList<PastSpan> spans) => spans.FirstOrDefault(span =>
        span.RolledBackFrom == manifest || (span.Manifest == manifest && !span.IsRollback))?.RolledBackFrom == manifest;

    private static string Why(PastSpan span, PastSpan? good, IReadOnlyList<PastSpan> spans) =>
        span.IsWithdrawn ? "Was withdrawn."
        : WasLeft(span.Manifest, spans) ? "Was rolled back from, and not promoted again since."
        : span == good ? "The last release that was live here before this one and was not rolled back from."
        : "Was live here earlier.";
}
