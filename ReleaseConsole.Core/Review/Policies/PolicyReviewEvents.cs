using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>A policy was put up to take the place of the one in force.</summary>
public sealed record PolicyProposed(
    ProposalId Proposal, Digest Digest, int Number, Digest Policy, Digest Replaces, Digest Judgement, int Loosened,
    string Note) : AuditEvent
{
    public override string Summary => Loosened == 0
        ? $"proposed {RiskPolicy.ArtifactPath} v{Number} as the policy; it loosens nothing"
        : $"proposed {RiskPolicy.ArtifactPath} v{Number} as the policy; it loosens {Loosened} {(Loosened == 1 ? "thing" : "things")}";

    public override IEnumerable<string> Subjects =>
        [$"proposal:{Proposal.Value}", RiskPolicy.ArtifactPath, Digest.ToString(), Policy.ToString(), Replaces.ToString()];

    public override string SearchText => Note;
}

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

/// <summary>A proposed policy was taken back or took a newer one's place.</summary>
public sealed record PolicyProposalClosed(ProposalId Proposal, int Number, Digest ProposalDigest, string Reason) : AuditEvent
{
    public override string Summary => $"closed the proposal of {RiskPolicy.ArtifactPath} v{Number}: {Reason}";

    public override IEnumerable<string> Subjects => [$"proposal:{Proposal.Value}", RiskPolicy.ArtifactPath, ProposalDigest.ToString()];
}
