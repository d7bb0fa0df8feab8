using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

public readonly record struct DeploymentId(Guid Value);

/// <summary>The carrying out of an approved proposal in one environment. At most one is open per environment (I4).</summary>
public sealed class Deployment(
    DeploymentId id, TenantId tenantId, ProductId productId, EnvironmentId environmentId, ProposalId proposalId, ReleaseId releaseId,
    Digest manifestDigest, Digest? replaces, Guid startedById, string startedByName, DateTimeOffset startedAt)
    : ITenantOwned, IRevised
{
    private static readonly Dictionary<DeploymentState, DeploymentState[]> Moves = new()
    {
        [DeploymentState.Running] = [DeploymentState.Unknown, DeploymentState.Succeeded, DeploymentState.Failed],
        [DeploymentState.Unknown] = [DeploymentState.Running, DeploymentState.Succeeded, DeploymentState.Failed],
        [DeploymentState.Succeeded] = [],
        // A failed one may go on after a person replays what failed; its standing is checked again first.
        [DeploymentState.Failed] = [DeploymentState.Running],
    };

    public DeploymentId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public EnvironmentId EnvironmentId { get; private set; } = environmentId;
    public ProposalId ProposalId { get; private set; } = proposalId;
    public ReleaseId ReleaseId { get; private set; } = releaseId;
    public Digest ManifestDigest { get; private set; } = manifestDigest;
    public Digest? Replaces { get; private set; } = replaces;
    public Guid StartedById { get; private set; } = startedById;
    public string StartedByName { get; private set; } = startedByName;
    public DateTimeOffset StartedAt { get; private set; } = startedAt;
    public DeploymentState State { get; private set; } = DeploymentState.Running;
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Outcome { get; private set; }
    public int Revision { get; private set; }

    public bool IsOpen => State is DeploymentState.Running or DeploymentState.Unknown;

    public void Resume() => MoveTo(DeploymentState.Running, null, null);

    public void Doubt(string why) => MoveTo(DeploymentState.Unknown, why, null);

    public void Succeed(DateTimeOffset now) => MoveTo(DeploymentState.Succeeded, null, now);

    public void Fail(string why, DateTimeOffset now) => MoveTo(DeploymentState.Failed, why, now);

    private void MoveTo(DeploymentState next, string? outcome, DateTimeOffset? endedAt)
    {
        if (!Moves[State].Contains(next))
            throw new InvalidOperationException($"A deployment does not go from {State} to {next}.");
        (State, Outcome, EndedAt) = (next, outcome, endedAt);
    }
}
