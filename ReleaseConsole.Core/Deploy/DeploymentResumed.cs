using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Deploy;

/// <summary>A failed or doubtful deployment is under way again, after its standing was checked once more.</summary>
public sealed record DeploymentResumed(DeploymentId Deployment, string Environment, string Release) : AuditEvent
{
    public override string Summary => $"resumed the deployment of {Release} to {Environment}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}"];

    /// <summary>Whose signatures count now; null when it goes on without having failed, and what counted at its start still does.</summary>
    public IReadOnlyList<string>? ApprovedBy { get; init; }
}
