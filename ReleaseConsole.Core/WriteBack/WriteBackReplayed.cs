using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>A person sends a refused or conflicting delivery again, taking over what stands there when they say so.</summary>
public sealed record WriteBackReplayed(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Overwrites)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary =>
        $"sends {Manifest.Abbreviated} to {Target} for {Environment} again{(Overwrites is null ? "" : ", over what is there")}";
}
