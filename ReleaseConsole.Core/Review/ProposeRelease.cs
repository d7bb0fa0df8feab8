using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evidence;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// What a proposal consists of; the digest over its canonical JSON is what people sign. Nothing in it is a name that could come to
/// mean something else: releases, policy and evidence are digests.
/// </summary>
public sealed record ProposalDocument(
    Guid Tenant, string Product, string Environment, ProposalKind Kind, Digest Manifest, Digest? Replaces, Digest Policy, Digest Evidence,
    DateTimeOffset? NotBefore)
{
    internal static byte[] Of(
        Product on, ReleaseEnvironment environment, Release release, NewProposal wanted, Digest policy, Digest evidence) =>
        CanonicalJson.Of(new ProposalDocument(
            on.TenantId.Value, on.Slug, environment.Name, wanted.Kind, release.ManifestDigest, environment.LiveManifest, policy, evidence,
            wanted.NotBefore));
}

/// <summary>
/// Puts a release up for an environment: judges it under the policy in force, binds everything by digest, stores the way back, and
/// closes what it supersedes. The same proposal again is the one that is already open.
/// </summary>
public sealed class ProposeRelease(IDbContextFactory<ConsoleDb> contexts, AssessManifests assess, RollbackPlans plans, ProposalView view)
{
    public async Task<Result<ProposalShown>> RunAsync(string product, NewProposal wanted, Actor actor, CancellationToken cancel)
    {
        var put = await PutAsync(product, wanted, actor, cancel);
        if (put.Refusal?.Code == ReviewRefusals.Moved)
            put = await PutAsync(product, wanted, actor, cancel);
        return put.Succeeded ? await view.RunAsync(put.Value, actor, cancel) : put.Refusal;
    }

    private async Task<Result<ProposalId>> PutAsync(string product, NewProposal wanted, Actor actor, CancellationToken cancel)
    {
        // Judging takes as long as the contents are large, so it is done before the write lock; what it rests on is compared under it.
        var judged = await JudgeAsync(product, wanted, actor, cancel);
        if (!judged.Succeeded)
            return judged.Refusal;
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var found = await FindAsync(db, product, wanted, actor, cancel);
        if (!found.Succeeded)
            return found.Refusal;
        var (on, environment, release) = found.Value;
        var policy = await PolicyInForce.LoadAsync(db, on.Id, cancel);
        var assessment = CanonicalJson.DigestOf(judged.Value);
        var evidence = await ProposalEvidence.DigestAsync(db, on.Id, release.ManifestDigest, assessment, cancel);
        var document = ProposalDocument.Of(on, environment, release, wanted, policy.Digest, evidence);
        var digest = Digest.Of(document);
        var open = await OpenOnesAsync(db, on.Id, environment.Name, release.Id, cancel);

        if ((judged.Value.From, judged.Value.To, judged.Value.Policy) != (environment.LiveManifest, release.ManifestDigest, policy.Digest))
            return ReviewRefusals.MovedMeanwhile(environment.Name);
        if (open.Find(one => one.Digest == digest) is { } same)
            return same.Id;
        if (RefuseFrozen(wanted, policy.Policy) is { } frozen)
            return frozen;

        var proposal = new Proposal(
            new ProposalId(Guid.CreateVersion7(db.Now)), db.Tenant, on.Id, environment.Name, wanted.Kind, release.Id, digest,
            release.ManifestDigest, environment.LiveManifest, policy.Digest, evidence, assessment, judged.Value.Risk,
            Encoding.UTF8.GetString(document), wanted.Note ?? "", actor.Id, actor.Name, db.Now, wanted.NotBefore);
        await KeepAssessmentAsync(db, on.Id, judged.Value, assessment, cancel);
        db.Add(proposal);
        Supersede(db, open, release.Version, actor);
        var plan = await plans.StoreAsync(db, proposal, environment, cancel);
        db.Record(actor, Proposed(proposal, release.Version, judged.Value.Changes.Changes.Count, plan));

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return proposal.Id;
    }

    private static ReleaseProposed Proposed(Proposal proposal, string release, int changes, Digest plan) => new(
        proposal.Id, proposal.Digest, proposal.Kind, release, proposal.Environment, proposal.ManifestDigest, proposal.Replaces,
        proposal.PolicyDigest, proposal.EvidenceDigest, proposal.Risk, changes, proposal.Note, plan)
    { Product = proposal.ProductId };

    private static Refusal? RefuseFrozen(NewProposal wanted, RiskPolicy policy) =>
        wanted is { Kind: ProposalKind.Promotion, NotBefore: { } then }
        && FreezeCalendar.At(policy.Freezes, wanted.Environment, then) is { } frozen
            ? DeployRefusals.FrozenThen(frozen, wanted.Environment, then)
            : null;

    private static void Supersede(ConsoleDb db, List<Proposal> open, string release, Actor actor)
    {
        const string Reason = "A newer proposal of the same release took its place.";
        foreach (var old in open)
        {
            db.Add(new ProposalClosing(old.Id, db.Tenant, Reason, actor.Id, actor.Name, db.Now));
            db.Record(actor, new ProposalClosed(old.Id, release, old.Environment, Reason) { Product = old.ProductId });
        }
    }

    private async Task<Result<Assessment>> JudgeAsync(string product, NewProposal wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var found = await FindAsync(db, product, wanted, actor, cancel);
        if (!found.Succeeded)
            return found.Refusal;
        var (on, environment, release) = found.Value;
        return await assess.RunAsync(on.Id, environment.LiveManifest, release.ManifestDigest, environment.Name, actor, cancel);
    }

    private static async Task<Result<(Product On, ReleaseEnvironment Environment, Release Release)>> FindAsync(
        ConsoleDb db, string product, NewProposal wanted, Actor actor, CancellationToken cancel)
    {
        var permission = wanted.Kind == ProposalKind.Rollback ? Permission.RollBack : Permission.Propose;
        var admission = await db.AdmitAsync(actor, product, permission, cancel, wanted.Environment);
        if (!admission.Succeeded)
            return admission.Refusal;
        var on = admission.Value.Product;
        if (await db.EnvironmentAsync(on.Id, wanted.Environment, cancel) is not { } environment)
            return ReviewRefusals.NoSuchEnvironment(wanted.Environment);
        if (await FindReleaseAsync(db, on.Id, wanted.Release, cancel) is not { } release)
            return ReviewRefusals.NoSuchRelease(wanted.Release);
        return await RefuseAsync(db, wanted, release, environment, cancel) is { } refusal ? refusal : (on, environment, release);
    }

    private static async Task<Refusal?> RefuseAsync(
        ConsoleDb db, NewProposal wanted, Release release, ReleaseEnvironment environment, CancellationToken cancel)
    {
        if (wanted.Note?.Length > 10_000)
            return ReviewRefusals.CommentTooLong();
        if (release.State == ReleaseState.Withdrawn)
            return ReviewRefusals.Withdrawn(release.Version);
        if (SecretScan.RefuseIn(wanted.Note) is { } secret)
            return secret;
        if (release.ManifestDigest == environment.LiveManifest)
            return ReviewRefusals.AlreadyLive(release.Version, environment.Name);
        var wasLive = wanted.Kind != ProposalKind.Rollback || await db.Set<LiveRecord>()
            .AnyAsync(one => one.EnvironmentId == environment.Id && one.ManifestDigest == release.ManifestDigest, cancel);
        return wasLive ? null : ReviewRefusals.NeverLive(release.Version, environment.Name);
    }

    private static async Task<Release?> FindReleaseAsync(ConsoleDb db, ProductId product, string name, CancellationToken cancel) =>
        Digest.TryParse(name, out var digest)
            ? await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.ManifestDigest == digest)
                .OrderBy(one => one.State == ReleaseState.Withdrawn).ThenByDescending(one => one.CreatedAt).FirstOrDefaultAsync(cancel)
            : await db.Set<Release>().AsNoTracking().FirstOrDefaultAsync(one => one.ProductId == product && one.Version == name, cancel);

    private static async Task<List<Proposal>> OpenOnesAsync(
        ConsoleDb db, ProductId product, string environment, ReleaseId release, CancellationToken cancel) =>
        await db.Set<Proposal>().AsNoTracking()
            .Where(one => one.ProductId == product && one.Environment == environment && one.ReleaseId == release
                && !db.Set<ProposalClosing>().Any(closing => closing.ProposalId == one.Id)
                && !db.Set<Deployment>().Any(deployment => deployment.ProposalId == one.Id && deployment.State != DeploymentState.Failed))
            .ToListAsync(cancel);

    private static async Task KeepAssessmentAsync(
        ConsoleDb db, ProductId product, Assessment assessment, Digest digest, CancellationToken cancel)
    {
        if (await db.Set<StoredAssessment>().AnyAsync(one => one.ProductId == product && one.Digest == digest, cancel))
            return;
        db.Add(new StoredAssessment(
            db.Tenant, product, digest, assessment.From, assessment.To, assessment.Policy, assessment.Risk,
            Encoding.UTF8.GetString(CanonicalJson.Of(assessment)), db.Now));
        db.Add(new EvidenceItem(
            new EvidenceId(Guid.CreateVersion7(db.Now)), db.Tenant, product, assessment.To, EvidenceKind.Assessment, digest, "Assessment",
            db.Now));
    }
}
