using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>Someone signed a proposed policy, or sent it back.</summary>
public sealed record PolicyDecisionCast(
    ProposalId Proposal, Digest ProposalDigest, Digest Policy, Digest Replaces, DecisionMeaning Meaning, Lane Lane, string Comment,
    string Statement,
    DateTimeOffset? AuthenticatedAt) : AuditEvent
{
    public override string Summary => $"{Verb} {RiskPolicy.ArtifactPath} as the policy, {Lane.Title()} lane";

    public override IEnumerable<string> Subjects =>
        [$"proposal:{Proposal.Value}", RiskPolicy.ArtifactPath, ProposalDigest.ToString(), Policy.ToString()];

    public override string SearchText => Comment;

    private string Verb => Meaning switch
    {
        DecisionMeaning.Approved => "approved",
        DecisionMeaning.ChangesRequested => "requested changes to",
        DecisionMeaning.Rejected => "rejected",
        _ => throw new InvalidOperationException("Not a meaning a policy is signed with."),
    };
}
