using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>One answer of a target, as it was kept.</summary>
public sealed record ReceiptShown(
    int Attempt, string Step, DeliveryState Outcome, string Detail, Digest? Answer, Digest? Observed, int TookMilliseconds,
    DateTimeOffset At)
{
    /// <summary>Whether somebody looked at the target and found what is there; an answer alone does not tell.</summary>
    internal bool Settles => Step is "read back" or "by hand" && Outcome is not DeliveryState.Unknown;
}

/// <summary>One write-back with everything the target answered, oldest first.</summary>
public sealed record DeliveryShown(
    DeliveryId Id, DeploymentId Deployment, TargetId TargetId, string Target, TargetKind Kind, string Environment, Digest Manifest,
    string Key,
    DeliveryState State, int Attempts, string? Detail, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? SettledAt,
    IReadOnlyList<ReceiptShown> Receipts)
{
    /// <summary>Whether every attempt surely left the target as it was: none went unanswered that was not looked at since.</summary>
    public bool ChangedNothing => State is DeliveryState.Planned or DeliveryState.Refused or DeliveryState.Conflict
        && Receipts.LastOrDefault(one => one.Outcome == DeliveryState.Unknown || one.Settles) is null or { Settles: true };
}

/// <summary>A deployment with its steps: one per target.</summary>
public sealed record DeploymentShown(
    DeploymentId Id, string Product, string Environment, DeploymentState State, string Release, Digest Manifest, Digest? Replaces,
    ProposalId Proposal, ProposalKind Kind, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Outcome,
    IReadOnlyList<DeliveryShown> Steps);
