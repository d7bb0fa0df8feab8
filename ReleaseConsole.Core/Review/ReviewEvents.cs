using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>A release was put up for an environment.</summary>
public sealed record ReleaseProposed(
    ProposalId Proposal, Digest Digest, ProposalKind Kind, string Release, string Environment, Digest Manifest, Digest? Replaces,
    Digest Policy, Digest Evidence, RiskLevel Risk, int Changes, string Note, Digest? RollbackPlan = null) : AuditEvent
{
    public override string Summary => Kind == ProposalKind.Rollback
        ? $"asked to roll {Environment} back to {Release}"
        : $"proposed {Release} for {Environment}: {Changes} {(Changes == 1 ? "change" : "changes")}, "
            + $"{Risk.ToString().ToLowerInvariant()} risk";

    public override IEnumerable<string> Subjects =>
        [$"proposal:{Proposal.Value}", $"release:{Release}", $"environment:{Environment}", Digest.ToString(), Manifest.ToString()];

    public override string SearchText => Note;
}
