using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Which of the last promotions would another policy have judged otherwise? Each is judged again, under the draft and under the policy in
/// force, over the same contents and as of the day it was proposed, so that a difference is the policy's alone. Nothing is stored.
/// </summary>
public sealed class PolicyReplay(IDbContextFactory<ConsoleDb> contexts)
{
    public const int MostProposals = 200;
    private const int MostKept = 8;

    /// <param name="text">The draft, as it would be put in force.</param>
    /// <param name="last">How many of the newest promotions are judged again, at most <see cref="MostProposals"/>.</param>
    public async Task<Result<ReplayedPolicy>> RunAsync(
        string product, string text, int last, Actor actor, IProgress<ReplayProgress>? progress, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (found, permissions) = admission.Value;
        if (last < 1)
            return AssessRefusals.NothingToReplay();
        if (text.Length > DraftPolicy.LengthLimit)
            return AssessRefusals.PolicyTooLong(DraftPolicy.LengthLimit);
        var draft = RiskPolicy.Read(text, await PolicyEnvironments.OfAsync(db, found.Id, cancel)).Whole;
        if (!draft.Succeeded)
            return draft.Refusal;
        var inForce = await PolicyInForce.LoadAsync(db, found.Id, cancel);
        var written = new PolicyInForce(Digest.Of(text), inForce.Version + 1, draft.Value);
        var proposals = await ProposalsAsync(db, found.Id, Math.Min(last, MostProposals), cancel);
        var readable = proposals.Where(one => permissions.May(Permission.Read, found.Id, one.Proposal.Environment)).ToList();
        // Comparing and judging is arithmetic for seconds: it is not for the thread that draws a page.
        var different = await Task.Run(() => DifferentAsync(db, readable, inForce, written, progress, cancel), cancel);
        var since = readable.Count == 0 ? db.Now : readable[^1].Proposal.CreatedAt;
        var rollbacks = await db.Set<Proposal>().CountAsync(
            one => one.ProductId == found.Id && one.Kind == ProposalKind.Rollback && one.CreatedAt >= since, cancel);
        return new ReplayedPolicy(
            readable.Count, inForce.Version, [.. different.Where(one => one.IsOtherwise)],
            new ReplayedRollbacks(rollbacks, inForce.Policy.Review.RollbackSignatures, draft.Value.Review.RollbackSignatures))
        {
            OnlyFindings = [.. different.Where(one => one.OnlyFindsOtherwise)],
        };
    }

    private static async Task<IReadOnlyList<ReplayedProposal>> DifferentAsync(
        ConsoleDb db, List<Proposed> readable, PolicyInForce inForce, PolicyInForce draft, IProgress<ReplayProgress>? progress,
        CancellationToken cancel)
    {
        var kept = new KeptContents(db, readable.Count == 0 ? default : readable[0].Proposal.ProductId);
        var different = new List<ReplayedProposal>();
        for (var at = 0; at < readable.Count; at++)
        {
            cancel.ThrowIfCancellationRequested();
            var replayed = await ReplayAsync(db, kept, readable[at], inForce, draft, cancel);
            if (replayed.IsOtherwise || replayed.OnlyFindsOtherwise)
                different.Add(replayed);
            progress?.Report(new ReplayProgress(at + 1, readable.Count));
        }
        return different;
    }

    private static async Task<ReplayedProposal> ReplayAsync(
        ConsoleDb db, KeptContents kept, Proposed one, PolicyInForce inForce, PolicyInForce draft, CancellationToken cancel)
    {
        var proposal = one.Proposal;
        var from = proposal.Replaces is { } replaced ? await kept.OfAsync(replaced, cancel) : ManifestContents.Nothing;
        var to = await kept.OfAsync(proposal.ManifestDigest, cancel);
        var destination = new Destination(proposal.Environment, one.Environment.IsProtected, BoundaryCheck.Read(one.Environment.Boundary));
        var around = await SurroundingsReading.LoadAsync(
            db, proposal.ProductId, proposal.Environment, from, to, inForce.Digest, proposal.CreatedAt, cancel);
        return new ReplayedProposal(
            proposal.Id, one.Release, proposal.Environment, proposal.CreatedAt, proposal.Risk,
            Judged(inForce), Judged(draft));

        ReplayedJudgement Judged(PolicyInForce policy)
        {
            var assessment = JudgeRelease.Of(from, to, policy, destination, around);
            var breaches = BoundaryCheck.Of(destination.Boundary, to, proposal.Environment).Select(breach => breach.Reason).ToList();
            return ReplayedJudgement.Of(
                assessment, Requirements.Of(Unsigned(proposal, assessment, policy, destination.IsProtected, breaches), [], []));
        }
    }

    // As it stood when it was proposed: nobody had signed, and the same was live.
    private static StandingInput Unsigned(
        Proposal proposal, Assessment assessment, PolicyInForce policy, bool isProtected, IReadOnlyList<string> breaches) => new(
        proposal, assessment, policy.Policy.Review, policy.Digest, proposal.Replaces, WasApplied: false, ClosedBecause: null,
        ReleaseIsWithdrawn: false,
        isProtected, breaches, NoWayBack: null, [], [], new Dictionary<Guid, SignerNow>())
        { EvidenceNow = proposal.EvidenceDigest, Today = DateOnly.FromDateTime(proposal.CreatedAt.UtcDateTime) };

    private static async Task<List<Proposed>> ProposalsAsync(ConsoleDb db, ProductId product, int last, CancellationToken cancel) =>
        await (from proposal in db.Set<Proposal>().AsNoTracking()
               join release in db.Set<Release>().AsNoTracking() on proposal.ReleaseId equals release.Id
               join environment in db.Set<ReleaseEnvironment>().AsNoTracking()
                   on new { proposal.ProductId, Name = proposal.Environment } equals new { environment.ProductId, environment.Name }
               where proposal.ProductId == product && proposal.Kind == ProposalKind.Promotion
               orderby proposal.CreatedAt descending
               select new Proposed(proposal, release.Version, environment)).Take(last).ToListAsync(cancel);

    private sealed record Proposed(Proposal Proposal, string Release, ReleaseEnvironment Environment);

    // Neighbours replace one another, so a few contents are read once; a manifest may hold megabytes, so not all are kept.
    private sealed class KeptContents(ConsoleDb db, ProductId product)
    {
        private readonly List<ManifestContents> _kept = [];

        public async Task<ManifestContents> OfAsync(Digest manifest, CancellationToken cancel)
        {
            if (_kept.Find(one => one.Digest == manifest) is { } known)
                return known;
            var read = await ManifestContents.LoadAsync(db, product, manifest, cancel) ?? ManifestContents.Nothing;
            if (_kept.Count == MostKept)
                _kept.RemoveAt(0);
            _kept.Add(read);
            return read;
        }
    }
}
