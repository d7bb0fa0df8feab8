using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// Puts the newest version of a product's policy up to take the place of the one in force, bound by digest to both and to what it loosens
/// and would have judged otherwise. The same again is the one that is open; another one takes its place.
/// </summary>
public sealed class ProposePolicy(IDbContextFactory<ConsoleDb> contexts, PolicyReplay replay)
{
    private const int Replayed = 50;

    public async Task<Result<ProposalId>> RunAsync(string product, NewPolicyProposal wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (on, permissions) = admission.Value;
        if (!May(permissions, on.Id))
            return AccessRefusals.MayNot(actor, Permission.Propose);
        var found = await DraftAsync(db, on.Id, wanted, cancel);
        if (!found.Succeeded)
            return found.Refusal;
        var replayed = await replay.RunAsync(product, found.Value.Text, Replayed, actor, progress: null, cancel);
        if (!replayed.Succeeded)
            return replayed.Refusal;

        await using var moment = await db.BeginExclusiveAsync(cancel);
        var inForce = await PolicyInForce.LoadAsync(db, on.Id, cancel);
        if (inForce.Version != replayed.Value.AgainstVersion)
            return ReviewRefusals.PolicyMoved(inForce.Version);
        var open = await PolicyProposalReading.OpenAsync(db, on.Id, cancel);
        if (open?.Policy == wanted.Policy && open.Replaces == inForce.Digest && open.ReplacesVersion == inForce.Version)
            return open.Id;
        var judgement = PolicyJudgement.Of(await PolicyInForce.TextAsync(db, inForce.Digest, cancel), found.Value.Text, replayed.Value);

        if (open is not null)
            WithdrawPolicy.Close(db, open, "A newer proposal of a policy took its place.", actor);
        var proposal = Proposal(db, on, found.Value, inForce, judgement, wanted.Note.Trim(), actor);
        db.Add(proposal);
        db.Record(actor, new PolicyProposed(
            proposal.Id, proposal.Digest, proposal.Number, proposal.Policy, proposal.Replaces, proposal.JudgementDigest,
            judgement.Loosened.Count(), proposal.Note)
        { Product = on.Id });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return proposal.Id;
    }

    public static bool May(Permissions permissions, ProductId product) =>
        permissions.May(Permission.Propose, product) || permissions.May(Permission.SetPolicy, product);

    private static async Task<Result<PolicyDraft>> DraftAsync(
        ConsoleDb db, ProductId product, NewPolicyProposal wanted, CancellationToken cancel)
    {
        if (MessageRule.Refuse(wanted.Note) is { } words)
            return words;
        var newest = await db.NewestAsync(product, ArtifactKind.Policy, RiskPolicy.ArtifactPath, cancel);
        if (newest is null || newest.Digest != wanted.Policy)
            return ReviewRefusals.NotTheNewestPolicy();
        var inForce = await PolicyInForce.LatestAsync(db, product, cancel);
        if (newest.Digest == (inForce?.Policy ?? RiskPolicy.DefaultDigest))
            return AssessRefusals.PolicyAlreadyInForce(inForce?.Version ?? 0);
        var text = await PolicyInForce.TextAsync(db, newest.Digest, cancel);
        var read = RiskPolicy.Read(text, await PolicyEnvironments.OfAsync(db, product, cancel)).Whole;
        return read.Succeeded
            ? new PolicyDraft(newest.Number, newest.Digest, text, newest.AuthorName, newest.CreatedAt, newest.Message)
            : read.Refusal;
    }

    private static PolicyProposal Proposal(
        ConsoleDb db, Product on, PolicyDraft draft, PolicyInForce inForce, PolicyJudgement judgement, string note, Actor actor)
    {
        var written = judgement.Written();
        var judged = Digest.Of(written);
        var digest = CanonicalJson.DigestOf(
            new PolicyProposalDocument(db.Tenant.Value, on.Slug, draft.Digest, inForce.Digest, inForce.Version, judged));
        return new PolicyProposal(
            new ProposalId(Guid.CreateVersion7(db.Now)), db.Tenant, on.Id, draft.Digest, draft.Number, inForce.Digest, inForce.Version,
            digest, judged,
            written, note, actor.Id, actor.Name, db.Now);
    }
}
