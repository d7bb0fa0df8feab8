using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Deploy;

/// <summary>Every target confirmed: from this entry on, the manifest is what is live here.</summary>
public sealed record ReleaseWentLive(
    DeploymentId Deployment, string Environment, string Release, Digest Manifest, Digest? Replaced) : AuditEvent
{
    public override string Summary => $"saw {Release} go live in {Environment}";
    public override IEnumerable<string> Subjects =>
        [$"deployment:{Deployment.Value}", $"environment:{Environment}", $"release:{Release}", Manifest.ToString()];
}
