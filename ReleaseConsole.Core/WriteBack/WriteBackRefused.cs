using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>The target said no, attempts ran out, or it was withdrawn; nothing more is sent by itself.</summary>
public sealed record WriteBackRefused(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"could not write to {Target} for {Environment}: {Detail}";
}
