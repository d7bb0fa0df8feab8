using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>A remark to be: on a line of one side of a change (path, content, line), on the proposal, or in a thread.</summary>
public sealed record NewComment(string Text, string? Path = null, Digest? Content = null, int? Line = null, CommentId? Thread = null);

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

/// <summary>Settles a thread; it stays readable.</summary>
public sealed class ResolveThread(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ProposalId id, CommentId thread, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var entered = await ProposalEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;

        if (!await db.Set<ReviewComment>().AnyAsync(one => one.Thread == thread && one.ProposalId == id, cancel))
            return ReviewRefusals.NoSuchThread();
        if (await db.Set<ThreadResolution>().AnyAsync(one => one.Thread == thread, cancel))
            return default(Done);

        db.Add(new ThreadResolution(thread, db.Tenant, actor.Id, actor.Name, db.Now));
        db.Record(actor, new ThreadResolved(id, thread) { Product = entered.Value.Proposal.ProductId });

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }
}

/// <summary>Marks a change as looked at, or not; a reading mark of one person, no decision.</summary>
public sealed class MarkViewed(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ProposalId id, string path, bool viewed, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var entered = await ProposalEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var mark = await db.Set<ViewedMark>().FirstOrDefaultAsync(
            one => one.ProposalId == id && one.PersonId == actor.Id && one.ArtifactPath == path, cancel);

        if (viewed && mark is null)
            db.Add(new ViewedMark { TenantId = db.Tenant, ProposalId = id, PersonId = actor.Id, ArtifactPath = path, At = db.Now });
        if (!viewed && mark is not null)
            db.Remove(mark);

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }
}

/// <summary>Takes an open proposal back; its signatures stay readable and count for nothing.</summary>
public sealed class CloseProposal(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ProposalId id, string reason, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var entered = await ProposalEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (proposal, permissions) = entered.Value;
        var standing = await ProposalStanding.OfAsync(db, proposal, cancel);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == proposal.ReleaseId, cancel);

        if (proposal.ProposedById != actor.Id && !permissions.May(Permission.Deploy, proposal.ProductId, proposal.Environment))
            return ReviewRefusals.MayNotClose();
        if (standing.State is StandingState.Applied or StandingState.Closed)
            return ReviewRefusals.Ended(standing.Because);
        if (string.IsNullOrWhiteSpace(reason))
            return ReviewRefusals.CommentMissing("withdraw a proposal");
        if (SecretScan.RefuseIn(reason) is { } secret)
            return secret;

        db.Add(new ProposalClosing(id, db.Tenant, reason, actor.Id, actor.Name, db.Now));
        db.Record(actor, new ProposalClosed(id, release.Version, proposal.Environment, reason) { Product = proposal.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}

/// <summary>A proposal the actor can see, with what they may do: the first thing a use case on one loads.</summary>
internal sealed record ProposalEntry(Proposal Proposal, Permissions Permissions)
{
    public static async Task<Result<ProposalEntry>> EnterAsync(ConsoleDb db, ProposalId id, Actor actor, CancellationToken cancel)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (proposal is null)
            return ReviewRefusals.NoSuchProposal();
        var admission = await db.AdmitAsync(actor, proposal.ProductId, Permission.Read, cancel, proposal.Environment);
        if (!admission.Succeeded)
            return ReviewRefusals.NoSuchProposal();
        var permissions = admission.Value.Permissions;
        return permissions.May(Permission.Review, proposal.ProductId, proposal.Environment)
            || permissions.May(Permission.Propose, proposal.ProductId, proposal.Environment)
            ? new ProposalEntry(proposal, permissions)
            : AccessRefusals.MayNot(actor, Permission.Review);
    }
}
