using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>A proposed policy with how it stands, who could sign it now, and why the one who looks cannot approve it, if so.</summary>
public sealed record PolicyProposalShown(
    PolicyProposal Proposal, PolicyJudgement Judgement, Standing Standing, IReadOnlyList<SignerHint> CanSign, IReadOnlyList<Lane> Lanes,
    string? CannotApproveBecause, bool MayWithdraw);
