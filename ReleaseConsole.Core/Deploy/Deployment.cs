using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>The carrying out of an approved proposal in one environment. At most one is open per environment (I4).</summary>
public sealed class Deployment : ITenantOwned, IRevised
{
    private static readonly Dictionary<DeploymentState, DeploymentState[]> Moves = new()
    {
        [DeploymentState.Running] = [DeploymentState.Unknown, DeploymentState.Succeeded, DeploymentState.Failed],
        [DeploymentState.Unknown] = [DeploymentState.Running, DeploymentState.Succeeded, DeploymentState.Failed],
        [DeploymentState.Succeeded] = [],
        // A failed one may go on after a person replays what failed; its standing is checked again first.
        [DeploymentState.Failed] = [DeploymentState.Running],
    };

    public required DeploymentId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required EnvironmentId EnvironmentId { get; init; }
    public required ProposalId ProposalId { get; init; }
    public required ReleaseId ReleaseId { get; init; }
    public required Digest ManifestDigest { get; init; }
    public required Digest? Replaces { get; init; }
    public required Guid StartedById { get; init; }
    public required string StartedByName { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
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
