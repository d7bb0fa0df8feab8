using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>It was sent and the answer is missing; it is read back and never sent again blindly.</summary>
public sealed record WriteBackUnknown(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, DateTimeOffset? ReadBackAt,
    string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"cannot tell whether {Target} took {Manifest.Abbreviated} for {Environment}: {Detail}";
}
