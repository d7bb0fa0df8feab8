using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Deploy;

/// <summary>It is not known whether a target took the change; nothing is sent again until that is known.</summary>
public sealed record DeploymentInDoubt(DeploymentId Deployment, string Environment, string Release, string Why) : AuditEvent
{
    public override string Summary => $"cannot tell whether {Release} reached {Environment}: {Why}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}"];
}
