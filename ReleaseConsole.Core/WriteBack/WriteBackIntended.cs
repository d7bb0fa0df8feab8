using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// The intent: written before anything leaves this program. Exactly one outcome follows, or the delivery stands in unknown.
/// </summary>
public sealed record WriteBackIntended(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string Key, int Attempt,
    string? Before)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"intends to write {Manifest.Abbreviated} to {Target} for {Environment}, attempt {Attempt}";
}
