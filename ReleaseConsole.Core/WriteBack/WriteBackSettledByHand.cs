using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>A person looked at the target and said what is there.</summary>
public sealed record WriteBackSettledByHand(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, bool Arrived, string Note)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary =>
        $"looked at {Target}: {Manifest.Abbreviated} {(Arrived ? "arrived" : "did not arrive")} in {Environment}";
    public override string SearchText => Note;
}
