using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What every entry about one delivery names.</summary>
public abstract record WriteBackEvent(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest) : AuditEvent
{
    public override IEnumerable<string> Subjects =>
        [$"delivery:{Delivery.Value}", $"deployment:{Deployment.Value}", $"target:{Target}", $"environment:{Environment}",
        Manifest.ToString()];
}

/// <summary>The outbox of a deployment was filled, once, from its entry in the log.</summary>
public sealed record WriteBacksPlanned(DeploymentId Deployment, string Environment, IReadOnlyList<string> Targets) : AuditEvent
{
    public override string Summary => Targets.Count == 0
        ? $"planned no write-back: {Environment} has no connection"
        : $"planned write-back to {string.Join(", ", Targets)} for {Environment}";
    public override IEnumerable<string> Subjects => [$"deployment:{Deployment.Value}", $"environment:{Environment}"];
}

/// <summary>The intent: written before anything leaves this program. Exactly one outcome follows, or the delivery stands in unknown.</summary>
public sealed record WriteBackIntended(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string Key, int Attempt,
    string? Before)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"intends to write {Manifest.Abbreviated} to {Target} for {Environment}, attempt {Attempt}";
}

/// <summary>The target has what was intended; how that is known is in the detail.</summary>
public sealed record WriteBackConfirmed(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Pointer, string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"saw {Target} carry {Manifest.Abbreviated} for {Environment}: {Detail}";
}

/// <summary>The target had it before anything was sent; nothing was written.</summary>
public sealed record WriteBackFoundDone(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Pointer)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"found {Manifest.Abbreviated} on {Target} for {Environment} already; wrote nothing";
}

/// <summary>The target holds something that neither we nor the plan put there; nothing was written over it.</summary>
public sealed record WriteBackConflicted(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Observed, string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"left {Target} as it is for {Environment}: {Detail}";
}

/// <summary>The target said no, attempts ran out, or it was withdrawn; nothing more is sent by itself.</summary>
public sealed record WriteBackRefused(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"could not write to {Target} for {Environment}: {Detail}";
}

/// <summary>The attempt surely changed nothing, or the receiver may be told twice; another follows at the instant named.</summary>
public sealed record WriteBackPostponed(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, DateTimeOffset NextAttempt,
    string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"will try {Target} again for {Environment}: {Detail}";
}

/// <summary>It was sent and the answer is missing; it is read back and never sent again blindly.</summary>
public sealed record WriteBackUnknown(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, DateTimeOffset? ReadBackAt,
    string Detail)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary => $"cannot tell whether {Target} took {Manifest.Abbreviated} for {Environment}: {Detail}";
}

/// <summary>A person looked at the target and said what is there.</summary>
public sealed record WriteBackSettledByHand(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, bool Arrived, string Note)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary =>
        $"looked at {Target}: {Manifest.Abbreviated} {(Arrived ? "arrived" : "did not arrive")} in {Environment}";
    public override string SearchText => Note;
}

/// <summary>A person sends a refused or conflicting delivery again, taking over what stands there when they say so.</summary>
public sealed record WriteBackReplayed(
    DeliveryId Delivery, DeploymentId Deployment, string Target, string Environment, Digest Manifest, string? Overwrites)
    : WriteBackEvent(Delivery, Deployment, Target, Environment, Manifest)
{
    public override string Summary =>
        $"sends {Manifest.Abbreviated} to {Target} for {Environment} again{(Overwrites is null ? "" : ", over what is there")}";
}

/// <summary>A connection was made or changed; its secret is named by reference only.</summary>
public sealed record TargetSaved(
    TargetId Target, string Name, TargetKind Kind, string Address, string? Environment, string? Secret, bool AllowsPrivateNetwork)
    : AuditEvent
{
    public override string Summary => $"saved the connection {Name}";
    public override IEnumerable<string> Subjects => [$"target:{Name}"];
    public override string SearchText => Address;
}

/// <summary>A connection was switched on or off.</summary>
public sealed record TargetEnabled(TargetId Target, string Name, bool Enabled, string Why) : AuditEvent
{
    public override string Summary => $"switched {Name} {(Enabled ? "on" : "off")}: {Why}";
    public override IEnumerable<string> Subjects => [$"target:{Name}"];
}

/// <summary>A connection was read to see whether it answers.</summary>
public sealed record TargetChecked(TargetId Target, string Name, TargetHealth Health, string Detail) : AuditEvent
{
    public override string Summary => $"checked {Name}: {Detail}";
    public override IEnumerable<string> Subjects => [$"target:{Name}"];
}
