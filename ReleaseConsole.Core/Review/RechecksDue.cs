using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>What of the releases that are live, and of the open proposals, has to be looked at again within so many days.</summary>
internal static class RechecksDue
{
    private const int Ahead = 14;
    private const int MostProposals = 50;

    public static async Task<IReadOnlyList<RecheckDue>> OfAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var until = DateOnly.FromDateTime(db.Now.UtcDateTime).AddDays(Ahead);
        var due = new List<RecheckDue>();
        foreach (var (proposal, release, isLive) in await StandingAsync(db, product, cancel))
        {
            var document = await db.Set<StoredAssessment>().AsNoTracking()
                .Where(one => one.ProductId == product && one.Digest == proposal.AssessmentDigest).Select(one => one.Document)
                .FirstOrDefaultAsync(cancel);
            if (document is null)
                continue;
            var assessment = JsonSerializer.Deserialize<Assessment>(document, CanonicalJson.Options)!;
            due.AddRange(FindingDates.Of(assessment.Findings, proposal.CreatedAt).Where(one => one.By <= until)
                .Select(one => new RecheckDue(
                    proposal.Id, release, proposal.Environment, isLive, one.Finding.Title, one.By, "What was found holds until then.")));
            due.AddRange(await AcceptedAsync(db, proposal, assessment, until, release, isLive, cancel));
        }
        return [.. due.Distinct().OrderBy(one => one.By).ThenBy(one => one.Environment, StringComparer.Ordinal)
            .ThenBy(one => one.What, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<RecheckDue>> AcceptedAsync(
        ConsoleDb db, Proposal proposal, Assessment assessment, DateOnly until, string release, bool isLive, CancellationToken cancel)
    {
        var said = await db.Set<FindingDecision>().AsNoTracking()
            .Where(one => one.ProductId == proposal.ProductId && one.Manifest == proposal.ManifestDigest).ToListAsync(cancel);
        var latest = said.GroupBy(one => one.Finding)
            .ToDictionary(group => group.Key, group => group.MaxBy(one => (one.At, one.Id.Value))!);
        return from finding in said.Count == 0 ? [] : assessment.Findings.Distinct()
               let decision = latest.GetValueOrDefault(FindingDecision.DigestOf(assessment, finding))
               where decision is { Verdict: FindingVerdict.RiskAccepted, Until: not null } && decision.Until <= until
               select new RecheckDue(
                   proposal.Id, release, proposal.Environment, isLive, finding.Title, decision!.Until!.Value,
                   $"{decision.ByName} accepted its risk until then.");
    }

    private static async Task<List<(Proposal Proposal, string Release, bool IsLive)>> StandingAsync(
        ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var standing = new List<(Proposal, string, bool)>();
        var places = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(one => one.ProductId == product && one.LiveManifest != null).ToListAsync(cancel);
        foreach (var place in places)
            if (await (from record in db.Set<LiveRecord>().AsNoTracking()
                       join deployment in db.Set<Deployment>() on record.DeploymentId equals deployment.Id
                       join proposal in db.Set<Proposal>() on deployment.ProposalId equals proposal.Id
                       join release in db.Set<Release>() on proposal.ReleaseId equals release.Id
                       where record.EnvironmentId == place.Id && record.ManifestDigest == place.LiveManifest
                       orderby record.From descending, record.Id descending
                       select new { proposal, release.Version }).FirstOrDefaultAsync(cancel) is { } live)
                standing.Add((live.proposal, live.Version, true));
        var open = await (from proposal in db.Set<Proposal>().AsNoTracking()
                          join release in db.Set<Release>() on proposal.ReleaseId equals release.Id
                          where proposal.ProductId == product
                              && !db.Set<ProposalClosing>().Any(closing => closing.ProposalId == proposal.Id)
                              && !db.Set<Deployment>().Any(
                                  deployment => deployment.ProposalId == proposal.Id && deployment.State != DeploymentState.Failed)
                          orderby proposal.CreatedAt descending
                          select new { proposal, release.Version }).Take(MostProposals).ToListAsync(cancel);
        return [.. standing, .. open.Select(one => (one.proposal, one.Version, false))];
    }
}
