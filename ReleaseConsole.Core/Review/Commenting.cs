using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>A remark to be: on a line of one side of a change (path, content, line), on the proposal, or in a thread.</summary>
public sealed record NewComment(string Text, string? Path = null, Digest? Content = null, int? Line = null, CommentId? Thread = null);

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
