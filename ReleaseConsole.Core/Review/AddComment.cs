using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>Adds a remark; whoever may read a proposal and review or author in the product may say something on it.</summary>
public sealed class AddComment(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<CommentId>> RunAsync(ProposalId id, NewComment wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var entered = await ProposalEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var proposal = entered.Value.Proposal;
        if (await RefuseAsync(db, proposal, wanted, cancel) is { } refusal)
            return refusal;

        var comment = new CommentId(Guid.CreateVersion7(db.Now));
        var thread = wanted.Thread ?? comment;
        db.Add(new ReviewComment(
            comment, db.Tenant, id, thread, wanted.Path, wanted.Content, wanted.Line, wanted.Text.Trim(), actor.Id, actor.Name, db.Now));
        db.Record(
            actor, new CommentAdded(id, comment, thread, wanted.Path, wanted.Line, wanted.Text.Trim()) { Product = proposal.ProductId });

        await db.SaveChangesAsync(cancel);
        return comment;
    }

    private static async Task<Refusal?> RefuseAsync(ConsoleDb db, Proposal proposal, NewComment wanted, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(wanted.Text))
            return ReviewRefusals.NothingSaid();
        if (wanted.Text.Length > 10_000)
            return ReviewRefusals.CommentTooLong();
        if (SecretScan.RefuseIn(wanted.Text) is { } secret)
            return secret;
        if (wanted.Thread is { } thread
            && !await db.Set<ReviewComment>().AnyAsync(one => one.Id == thread && one.ProposalId == proposal.Id, cancel))
            return ReviewRefusals.NoSuchThread();
        if (wanted.Path is { } path && !await db.Set<ManifestEntry>().AnyAsync(
            one => one.ProductId == proposal.ProductId && one.Path == path && one.Digest == wanted.Content
                && (one.ManifestDigest == proposal.ManifestDigest || one.ManifestDigest == proposal.Replaces), cancel))
            return ReviewRefusals.NotAChange(path);
        return null;
    }
}
