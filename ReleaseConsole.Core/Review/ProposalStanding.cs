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

/// <summary>
/// Loads what a proposal's standing depends on and computes it; asked by pages, by decisions and again at the moment of applying.
/// </summary>
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
        var met = await ConditionsMetAsync(db, proposal, decisions, cancel);
        var closing = await db.Set<ProposalClosing>().AsNoTracking().FirstOrDefaultAsync(one => one.ProposalId == proposal.Id, cancel);
        return new StandingInput(
            proposal, assessment, policy.Policy.Review, policy.Digest, environment.LiveManifest,
            await db.Set<Deployment>().AnyAsync(one => one.ProposalId == proposal.Id && one.State == DeploymentState.Succeeded, cancel),
            closing?.Reason, release.State == ReleaseState.Withdrawn, environment.IsProtected,
            await BreachesAsync(db, proposal, environment, cancel),
            await NoWayBackAsync(db, proposal, cancel),
            await Contributors.OfAsync(db, proposal, cancel), decisions,
            await SignersAsync(db, proposal, [.. Speakers(decisions, settled, met)], policy.Policy.Review, cancel))
        {
            EvidenceNow = await ProposalEvidence.DigestAsync(
                db, proposal.ProductId, proposal.ManifestDigest, proposal.AssessmentDigest, cancel),
            FindingDecisions = settled,
            ConditionsMet = met,
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

    // Read only where somebody asked for something: most approvals are tied to nothing.
    private static async Task<List<MetCondition>> ConditionsMetAsync(
        ConsoleDb db, Proposal proposal, List<Decision> decisions, CancellationToken cancel) =>
        decisions.TrueForAll(one => ApprovalCondition.Of(one).Count == 0)
            ? []
            : await db.Set<MetCondition>().AsNoTracking().Where(one => one.ProposalId == proposal.Id).ToListAsync(cancel);

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
        ConsoleDb db, Proposal proposal, List<Speaker> speakers, ReviewRules rules, CancellationToken cancel)
    {
        var signers = new Dictionary<Guid, SignerNow>();
        foreach (var (kind, id, name, key) in speakers.DistinctBy(one => (one.Id, one.Key)))
        {
            var signer = new Actor(kind, proposal.TenantId, id, name, "standing") { Key = key };
            signers[signer.Holder] = Now(await Permissions.OfAsync(db, signer, cancel), id, proposal, rules);
        }
        return signers;
    }

    private static IEnumerable<Speaker> Speakers(List<Decision> decisions, List<FindingDecision> settled, List<MetCondition> met) =>
    [
        .. decisions.Select(one => new Speaker(one.SignerKind, one.SignerId, one.SignerName, one.SignerKey)),
        .. settled.Select(one => new Speaker(one.ByKind, one.ById, one.ByName, one.ByKey)),
        .. met.Select(one => new Speaker(one.ByKind, one.ById, one.ByName, one.ByKey)),
    ];

    internal static SignerNow Now(Permissions permissions, Guid id, Proposal proposal, ReviewRules rules) => new(
        id, permissions.LanesFor(proposal.ProductId, proposal.Environment),
        permissions.May(Permission.RollBack, proposal.ProductId, proposal.Environment),
        rules.BreakGlassRoles.Any(role => permissions.Has(role, proposal.ProductId, proposal.Environment)));

    private sealed record Speaker(ActorKind Kind, Guid Id, string Name, ServiceKeyId? Key);
}
