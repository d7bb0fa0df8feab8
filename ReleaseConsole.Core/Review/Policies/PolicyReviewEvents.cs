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
