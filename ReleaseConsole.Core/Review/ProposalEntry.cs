using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>A proposal the actor can see, with what they may do: the first thing a use case on one loads.</summary>
internal sealed record ProposalEntry(Proposal Proposal, Admission Admission)
{
    public Permissions Permissions => Admission.Permissions;

    /// <summary>For whoever takes part in its review.</summary>
    public static async Task<Result<ProposalEntry>> EnterAsync(ConsoleDb db, ProposalId id, Actor actor, CancellationToken cancel)
    {
        var read = await ReadAsync(db, id, actor, cancel);
        if (!read.Succeeded)
            return read.Refusal;
        var (proposal, permissions) = (read.Value.Proposal, read.Value.Permissions);
        return permissions.May(Permission.Review, proposal.ProductId, proposal.Environment)
            || permissions.May(Permission.Propose, proposal.ProductId, proposal.Environment)
            ? read
            : AccessRefusals.MayNot(actor, Permission.Review);
    }

    /// <summary>For whoever reads the product. Everybody else is told that there is no such proposal.</summary>
    public static async Task<Result<ProposalEntry>> ReadAsync(ConsoleDb db, ProposalId id, Actor actor, CancellationToken cancel) =>
        await FindAsync(db, id, Permission.Read, actor, cancel) is { Succeeded: true } found ? found : ReviewRefusals.NoSuchProposal();

    /// <summary>For one permission, which somebody who may read the product is told they lack.</summary>
    public static async Task<Result<ProposalEntry>> FindAsync(
        ConsoleDb db, ProposalId id, Permission permission, Actor actor, CancellationToken cancel)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (proposal is null)
            return ReviewRefusals.NoSuchProposal();
        var admission = await db.AdmitAsync(actor, proposal.ProductId, permission, cancel, proposal.Environment);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? ReviewRefusals.NoSuchProposal() : admission.Refusal;
        return new ProposalEntry(proposal, admission.Value);
    }
}
