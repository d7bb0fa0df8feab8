using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>A proposal, what it is judged by, and in which lanes the actor signs on it now: what a use case of a reviewer loads.</summary>
internal sealed record SigningEntry(Proposal Proposal, StandingInput Input, SignerNow Signer)
{
    public static async Task<Result<SigningEntry>> EnterAsync(ConsoleDb db, ProposalId id, Actor actor, CancellationToken cancel)
    {
        var found = await ProposalEntry.FindAsync(db, id, Permission.Review, actor, cancel);
        if (!found.Succeeded)
            return found.Refusal;
        var proposal = found.Value.Proposal;
        var input = await ProposalStanding.InputAsync(db, proposal, cancel);
        return new SigningEntry(proposal, input, ProposalStanding.Now(found.Value.Permissions, actor.Id, proposal, input.Rules));
    }
}
