using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>What is to come after the policy in force: the draft by meaning, and the proposal that is open.</summary>
public sealed record PolicyComing(
    PolicyDraft? Draft, IReadOnlyList<ChangeDetail> DraftChanges, Refusal? DraftUnreadable, PolicyProposalShown? Proposal,
    IReadOnlyDictionary<Lane, int> Asked, bool MayPropose, bool MayPutInForce)
{
    /// <summary>Why it waits for the one who looks; null: it does not.</summary>
    public string? WaitsForMe => Proposal switch
    {
        null => null,
        { Standing.IsApproved: true } => MayPutInForce ? "Signed. You can put it in force." : null,
        { Standing.State: StandingState.Open, CannotApproveBecause: null } open => HasSigned(open) ? null : open.Standing.Because,
        _ => null,
    };

    private static bool HasSigned(PolicyProposalShown open) => !open.Standing.Requirements.Any(
        one => one is { State: RequirementState.Pending, Lane: { } lane } && open.Lanes.Contains(lane));
}
