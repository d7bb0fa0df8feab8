using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What every entry about one delivery names.</summary>
public abstract record WriteBackEvent(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest) : AuditEvent
{
    public override IEnumerable<string> Subjects =>
        [$"delivery:{Delivery.Value}", $"deployment:{Deployment.Value}", $"target:{Target}", $"environment:{Environment}",
        Manifest.ToString()];
}
