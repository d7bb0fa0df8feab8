using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Deploy;

/// <summary>An approved proposal began to be carried out; write-back is planned from this entry and from nothing else.</summary>
public sealed record DeploymentStarted(
    DeploymentId Deployment, ProposalId Proposal, ProposalKind Kind, string Environment, string Release, Digest Manifest, Digest? Replaces)
    : AuditEvent
{
    public override string Summary => Kind == ProposalKind.Rollback
        ? $"started to roll {Environment} back to {Release}"
        : $"started to put {Release} into {Environment}{(BrokeFreeze is null ? "" : $", breaking the freeze: {BrokeFreeze}")}";
    public override IEnumerable<string> Subjects =>
        [$"deployment:{Deployment.Value}", $"proposal:{Proposal.Value}", $"environment:{Environment}", $"release:{Release}",
        Manifest.ToString()];

    /// <summary>Whose signatures counted at this moment; targets are told these names and no others.</summary>
    public IReadOnlyList<string> ApprovedBy { get; init; } = [];

    /// <summary>Why it was started in spite of a freeze; null where there was none.</summary>
    public string? BrokeFreeze { get; init; }
}
