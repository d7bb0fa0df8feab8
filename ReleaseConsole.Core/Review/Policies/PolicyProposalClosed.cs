using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>A proposed policy was taken back or took a newer one's place.</summary>
public sealed record PolicyProposalClosed(ProposalId Proposal, int Number, Digest ProposalDigest, string Reason) : AuditEvent
{
    public override string Summary => $"closed the proposal of {RiskPolicy.ArtifactPath} v{Number}: {Reason}";

    public override IEnumerable<string> Subjects => [$"proposal:{Proposal.Value}", RiskPolicy.ArtifactPath, ProposalDigest.ToString()];
}
