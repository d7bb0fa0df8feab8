using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>The target has what was intended; how that is known is in the detail.</summary>
public sealed record WriteBackConfirmed(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Pointer, string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"saw {Target} carry {Manifest.Abbreviated} for {Environment}: {Detail}";
}
