using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>The attempt surely changed nothing, or the receiver may be told twice; another follows at the instant named.</summary>
public sealed record WriteBackPostponed(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, DateTimeOffset NextAttempt,
    string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"will try {Target} again for {Environment}: {Detail}";
}
