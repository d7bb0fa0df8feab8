using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>The target holds something that neither we nor the plan put there; nothing was written over it.</summary>
public sealed record WriteBackConflicted(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Observed, string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"left {Target} as it is for {Environment}: {Detail}";
}
