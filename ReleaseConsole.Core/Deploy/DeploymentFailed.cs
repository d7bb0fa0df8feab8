using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Deploy;

/// <summary>The deployment ended without success; what was live stays recorded as live.</summary>
public sealed record DeploymentFailed(DeploymentId Deployment, string Environment, string Release, string Why) : AuditEvent
{
    public override string Summary => $"saw the deployment of {Release} to {Environment} fail: {Why}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}"];
}
