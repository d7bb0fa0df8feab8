using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>The target had it before anything was sent; nothing was written.</summary>
public sealed record WriteBackFoundDone(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Pointer)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"found {Manifest.Abbreviated} on {Target} for {Environment} already; wrote nothing";
}
