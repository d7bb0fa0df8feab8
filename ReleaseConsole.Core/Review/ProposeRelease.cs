using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evidence;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>What is asked: this release (by version or manifest digest) into this environment.</summary>
public sealed record NewProposal(
    string Release, string Environment, string? Note, DateTimeOffset? NotBefore, ProposalKind Kind = ProposalKind.Promotion);

/// <summary>
/// What a proposal consists of; the digest over its canonical JSON is what people sign. Nothing in it is a name that could come to
/// mean something else: releases, policy and evidence are digests.
/// </summary>
public sealed record ProposalDocument(
    Guid Tenant, string Product, string Environment, ProposalKind Kind, Digest Manifest, Digest? Replaces, Digest Policy, Digest Evidence,
    DateTimeOffset? NotBefore);

/// <summary>
/// Puts a release up for an environment: judges it under the policy in force, binds everything by digest, stores the way back, and
/// closes what it supersedes. The same proposal again is the one that is already open.
/// </summary>
public sealed class ProposeRelease(IDbContextFactory<ConsoleDb> contexts, AssessManifests assess, RollbackPlans plans, ProposalView view)
{
    public async Task<Result<ProposalShown>> RunAsync(string product, NewProposal wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permission = wanted.Kind == ProposalKind.Rollback ? Permission.RollBack : Permission.Propose;
        var admission = await db.AdmitAsync(actor, product, permission, cancel, wanted.Environment);
        if (!admission.Succeeded)
            return admission.Refusal;
        var on = admission.Value.Product;
        var environment = await db.Set<ReleaseEnvironment>().FirstOrDefaultAsync(one => one.ProductId == on.Id && one.Name == wanted.Environment, cancel);
        if (environment is null)
            return ReviewRefusals.NoSuchEnvironment(wanted.Environment);
        var release = await FindReleaseAsync(db, on.Id, wanted.Release, cancel);
        if (release is null)
            return ReviewRefusals.NoSuchRelease(wanted.Release);
        if (await RefuseAsync(db, wanted, release, environment, cancel) is { } refusal)
            return refusal;
        var judged = await assess.RunAsync(on.Id, environment.LiveManifest, release.ManifestDigest, environment.Name, actor, cancel);
        if (!judged.Succeeded)
            return judged.Refusal;

        var evidence = await EvidenceAsync(db, on.Id, release, judged.Value, cancel);
        var document = CanonicalJson.Of(new ProposalDocument(
            db.Tenant.Value, on.Slug, environment.Name, wanted.Kind, release.ManifestDigest, environment.LiveManifest, judged.Value.Policy,
            evidence, wanted.NotBefore));
        var digest = Digest.Of(document);
        if (await OpenOnesAsync(db, on.Id, environment.Name, release.Id, cancel) is var open && open.Find(one => one.Digest == digest) is { } same)
            return await view.RunAsync(same.Id, actor, cancel);

        var assessment = await KeepAssessmentAsync(db, on.Id, judged.Value, cancel);
        var proposal = new Proposal(
            new ProposalId(Guid.CreateVersion7(db.Now)), db.Tenant, on.Id, environment.Name, wanted.Kind, release.Id, digest,
            release.ManifestDigest, environment.LiveManifest, judged.Value.Policy, evidence, assessment, judged.Value.Risk,
            Encoding.UTF8.GetString(document), wanted.Note ?? "", actor.Id, actor.Name, db.Now, wanted.NotBefore);
        db.Add(proposal);
        foreach (var old in open)
        {
            var reason = "A newer proposal of the same release took its place.";
            db.Add(new ProposalClosing(old.Id, db.Tenant, reason, actor.Id, actor.Name, db.Now));
            db.Record(actor, new ProposalClosed(old.Id, release.Version, environment.Name, reason) { Product = on.Id });
        }
        var plan = await plans.StoreAsync(db, proposal, environment, cancel);
        db.Record(actor, new ReleaseProposed(
            proposal.Id, digest, wanted.Kind, release.Version, environment.Name, release.ManifestDigest, environment.LiveManifest,
            judged.Value.Policy, evidence, judged.Value.Risk, judged.Value.Changes.Changes.Count, proposal.Note, plan)
        { Product = on.Id });

        await db.SaveChangesAsync(cancel);
        return await view.RunAsync(proposal.Id, actor, cancel);
    }

    private static async Task<Refusal?> RefuseAsync(
        ConsoleDb db, NewProposal wanted, Release release, ReleaseEnvironment environment, CancellationToken cancel)
    {
        if (wanted.Note?.Length > 10_000)
            return ReviewRefusals.CommentTooLong();
        if (release.ManifestDigest == environment.LiveManifest)
            return ReviewRefusals.AlreadyLive(release.Version, environment.Name);
        if (wanted.Kind == ProposalKind.Rollback)
            return await db.Set<LiveRecord>().AnyAsync(
                    one => one.EnvironmentId == environment.Id && one.ManifestDigest == release.ManifestDigest, cancel)
                ? null
                : ReviewRefusals.NeverLive(release.Version, environment.Name);
        return release.State == ReleaseState.Withdrawn ? ReviewRefusals.Withdrawn(release.Version) : null;
    }

    private static async Task<Release?> FindReleaseAsync(ConsoleDb db, ProductId product, string name, CancellationToken cancel) =>
        Digest.TryParse(name, out var digest)
            ? await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.ManifestDigest == digest)
                .OrderByDescending(one => one.CreatedAt).FirstOrDefaultAsync(cancel)
            : await db.Set<Release>().AsNoTracking().FirstOrDefaultAsync(one => one.ProductId == product && one.Version == name, cancel);

    /// <summary>The digest of everything the decision rests on: the release's own evidence and the assessment of this change.</summary>
    private static async Task<Digest> EvidenceAsync(
        ConsoleDb db, ProductId product, Release release, Assessment assessment, CancellationToken cancel)
    {
        var items = await db.Set<EvidenceItem>().AsNoTracking()
            .Where(item => item.ProductId == product && item.Subject == release.ManifestDigest && item.Kind != EvidenceKind.Assessment)
            .Select(item => item.Digest).ToListAsync(cancel);
        return CanonicalJson.DigestOf(new { assessment = CanonicalJson.DigestOf(assessment), items = items.Distinct().Order().ToList() });
    }

    private static async Task<List<Proposal>> OpenOnesAsync(
        ConsoleDb db, ProductId product, string environment, ReleaseId release, CancellationToken cancel) =>
        await db.Set<Proposal>().AsNoTracking()
            .Where(one => one.ProductId == product && one.Environment == environment && one.ReleaseId == release
                && !db.Set<ProposalClosing>().Any(closing => closing.ProposalId == one.Id)
                && !db.Set<Deployment>().Any(deployment => deployment.ProposalId == one.Id && deployment.State != DeploymentState.Failed))
            .ToListAsync(cancel);

    private static async Task<Digest> KeepAssessmentAsync(ConsoleDb db, ProductId product, Assessment assessment, CancellationToken cancel)
    {
        var document = CanonicalJson.Of(assessment);
        var digest = Digest.Of(document);
        if (await db.Set<StoredAssessment>().AnyAsync(one => one.ProductId == product && one.Digest == digest, cancel))
            return digest;
        db.Add(new StoredAssessment(
            db.Tenant, product, digest, assessment.From, assessment.To, assessment.Policy, assessment.Risk, Encoding.UTF8.GetString(document), db.Now));
        db.Add(new EvidenceItem(
            new EvidenceId(Guid.CreateVersion7(db.Now)), db.Tenant, product, assessment.To, EvidenceKind.Assessment, digest, "Assessment", db.Now));
        return digest;
    }
}
