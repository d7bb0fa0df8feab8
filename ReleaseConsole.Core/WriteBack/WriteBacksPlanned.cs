using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>The outbox of a deployment was filled, once, from its entry in the log.</summary>
public sealed record WriteBacksPlanned(DeploymentId Deployment, string Environment, IReadOnlyList<string> Targets) : AuditEvent
{
    public override string Summary => Targets.Count == 0
        ? $"planned no write-back: {Environment} has no connection"
        : $"planned write-back to {string.Join(", ", Targets)} for {Environment}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}"];
}
