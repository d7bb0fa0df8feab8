using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>Loads what a proposal's standing depends on and computes it; asked by pages, by decisions and again at the moment of applying.</summary>
public static class ProposalStanding
{
    public static async Task<Standing> OfAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel) =>
        ReviewStanding.Of(await InputAsync(db, proposal, cancel));

    internal static async Task<StandingInput> InputAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var assessment = await AssessmentAsync(db, proposal, cancel);
        var policy = await PolicyInForce.LoadAsync(db, proposal.ProductId, cancel);
        var environment = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .FirstAsync(one => one.ProductId == proposal.ProductId && one.Name == proposal.Environment, cancel);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == proposal.ReleaseId, cancel);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(one => one.ProposalId == proposal.Id).ToListAsync(cancel);
        var settled = await FindingDecisionsAsync(db, proposal, assessment, cancel);
        var closing = await db.Set<ProposalClosing>().AsNoTracking().FirstOrDefaultAsync(one => one.ProposalId == proposal.Id, cancel);
        return new StandingInput(
            proposal, assessment, policy.Policy.Review, policy.Digest, environment.LiveManifest,
            await db.Set<Deployment>().AnyAsync(one => one.ProposalId == proposal.Id && one.State == DeploymentState.Succeeded, cancel),
            closing?.Reason, release.State == ReleaseState.Withdrawn, environment.IsProtected,
            await BreachesAsync(db, proposal, environment, cancel),
            await NoWayBackAsync(db, proposal, cancel),
            await Contributors.OfAsync(db, proposal, cancel), decisions,
            await SignersAsync(db, proposal, decisions, settled, policy.Policy.Review, cancel))
        {
            EvidenceNow = await ProposalEvidence.DigestAsync(
                db, proposal.ProductId, proposal.ManifestDigest, proposal.AssessmentDigest, cancel),
            FindingDecisions = settled,
            Today = DateOnly.FromDateTime(db.Now.UtcDateTime),
            Makers = await KeyMakers.OfAsync(db, cancel),
        };
    }

    // Asked by content: what was said on another proposal of the same change holds here, and nothing else does.
    private static async Task<List<FindingDecision>> FindingDecisionsAsync(
        ConsoleDb db, Proposal proposal, Assessment assessment, CancellationToken cancel)
    {
        if (assessment.Findings.Count == 0)
            return [];
        var spoken = await db.Set<FindingDecision>().AsNoTracking()
            .Where(one => one.ProductId == proposal.ProductId && one.Manifest == proposal.ManifestDigest).ToListAsync(cancel);
        if (spoken.Count == 0)
            return [];
        var found = assessment.Findings.Select(finding => FindingDecision.DigestOf(assessment, finding)).ToHashSet();
        return [.. spoken.Where(one => found.Contains(one.Finding))];
    }

    // Read only where something is forbidden: the inbox asks this of every open proposal, and a manifest may hold megabytes.
    private static async Task<IReadOnlyList<string>> BreachesAsync(
        ConsoleDb db, Proposal proposal, ReleaseEnvironment environment, CancellationToken cancel)
    {
        var boundary = BoundaryCheck.Read(environment.Boundary);
        if (boundary.AllowsEverything)
            return [];
        var contents =
            await ManifestContents.LoadAsync(db, proposal.ProductId, proposal.ManifestDigest, cancel) ?? ManifestContents.Nothing;
        return [.. BoundaryCheck.Of(boundary, contents, environment.Name).Select(breach => breach.Reason)];
    }

    private static async Task<string?> NoWayBackAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var plan = await db.Set<StoredRollbackPlan>().AsNoTracking()
            .Where(one => one.ProposalId == proposal.Id).Select(one => one.Document).FirstOrDefaultAsync(cancel);
        return plan is null ? "No plan is stored. Propose it again." : RollbackPlanDocument.Read(plan).NoWayBack;
    }

    internal static async Task<Assessment> AssessmentAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var stored = await db.Set<StoredAssessment>().AsNoTracking()
            .FirstAsync(one => one.ProductId == proposal.ProductId && one.Digest == proposal.AssessmentDigest, cancel);
        return JsonSerializer.Deserialize<Assessment>(stored.Document, CanonicalJson.Options)!;
    }

    private static async Task<Dictionary<Guid, SignerNow>> SignersAsync(
        ConsoleDb db, Proposal proposal, List<Decision> decisions, List<FindingDecision> settled, ReviewRules rules,
        CancellationToken cancel)
    {
        var signers = new Dictionary<Guid, SignerNow>();
        var who = decisions.Select(one => (one.SignerKind, one.SignerId, one.SignerName, one.SignerKey))
            .Concat(settled.Select(one => (one.ByKind, one.ById, one.ByName, one.ByKey)));
        foreach (var (kind, id, name, key) in who.DistinctBy(one => (one.Item2, one.Item4)))
        {
            var signer = new Actor(kind, proposal.TenantId, id, name, "standing") { Key = key };
            signers[signer.Holder] = Now(await Permissions.OfAsync(db, signer, cancel), id, proposal, rules);
        }
        return signers;
    }

    internal static SignerNow Now(Permissions permissions, Guid id, Proposal proposal, ReviewRules rules) => new(
        id, permissions.LanesFor(proposal.ProductId, proposal.Environment),
        permissions.May(Permission.RollBack, proposal.ProductId, proposal.Environment),
        rules.BreakGlassRoles.Any(role => permissions.Has(role, proposal.ProductId, proposal.Environment)));
}
