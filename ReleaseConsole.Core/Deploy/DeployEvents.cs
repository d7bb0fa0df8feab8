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

/// <summary>Every target confirmed: from this entry on, the manifest is what is live here.</summary>
public sealed record ReleaseWentLive(
    DeploymentId Deployment, string Environment, string Release, Digest Manifest, Digest? Replaced) : AuditEvent
{
    public override string Summary => $"saw {Release} go live in {Environment}";
    public override IEnumerable<string> Subjects =>
        [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}", Manifest.ToString()];
}

/// <summary>The deployment ended without success; what was live stays recorded as live.</summary>
public sealed record DeploymentFailed(DeploymentId Deployment, string Environment, string Release, string Why) : AuditEvent
{
    public override string Summary => $"saw the deployment of {Release} to {Environment} fail: {Why}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}"];
}

/// <summary>It is not known whether a target took the change; nothing is sent again until that is known.</summary>
public sealed record DeploymentInDoubt(DeploymentId Deployment, string Environment, string Release, string Why) : AuditEvent
{
    public override string Summary => $"cannot tell whether {Release} reached {Environment}: {Why}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}"];
}

/// <summary>A failed or doubtful deployment is under way again, after its standing was checked once more.</summary>
public sealed record DeploymentResumed(DeploymentId Deployment, string Environment, string Release) : AuditEvent
{
    public override string Summary => $"resumed the deployment of {Release} to {Environment}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}"];

    /// <summary>Whose signatures count now; null when it goes on without having failed, and what counted at its start still does.</summary>
    public IReadOnlyList<string>? ApprovedBy { get; init; }
}

/// <summary>Promotions stand still here until the hold ends.</summary>
public sealed record HoldPlaced(
    Guid Hold, string Environment, string Reason, DateTimeOffset? Until, Digest? RolledBackFrom = null) : AuditEvent
{
    public override string Summary => $"placed a hold on {Environment}: {Reason}";
    public override IEnumerable<string> Subjects => [$"hold:{Hold}", $"environment:{Environment}"];
    public override string SearchText => Reason;
}

/// <summary>Promotions may go on.</summary>
public sealed record HoldLifted(Guid Hold, string Environment, string Reason) : AuditEvent
{
    public override string Summary => $"lifted the hold on {Environment}: {Reason}";
    public override IEnumerable<string> Subjects => [$"hold:{Hold}", $"environment:{Environment}"];
    public override string SearchText => Reason;
}
