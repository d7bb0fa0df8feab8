using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// Writes one outcome down: delivery, receipt, pointer ledger, the target's health, the entry, and the deployment it belongs to.
/// </summary>
internal static class DeliveryOutcomes
{
    public static async Task RecordOutcomeAsync(
        this ConsoleDb db, Actor actor, Delivery delivery, DeliveryOutcome outcome, TimeSpan took, CancellationToken cancel)
    {
        var target = await db.Set<Target>().FirstAsync(one => one.Id == delivery.TargetId, cancel);
        Move(delivery, outcome, db.Now);
        db.Add(new Receipt(
            Guid.CreateVersion7(db.Now), db.Tenant, delivery.Id, delivery.Attempts, outcome.Step,
            outcome.IsInDoubt ? DeliveryState.Unknown : outcome.State, outcome.Detail, outcome.Answer,
            outcome.IsCovered ? null : outcome.Seen?.Manifest, (int)took.TotalMilliseconds, db.Now));
        await KeepPointerAsync(db, target, delivery, outcome, cancel);
        target.Observe(HealthAfter(outcome.State), outcome.Detail, db.Now);
        db.Record(actor, Entry(delivery, target, outcome));
        if (outcome.TargetIsGone)
        {
            target.Enable(enabled: false);
            db.Record(actor, new TargetEnabled(target.Id, target.Name, Enabled: false, outcome.Detail) { Product = target.ProductId });
        }
        await db.SettleDeploymentAsync(actor, delivery.DeploymentId, cancel);
    }

    private static void Move(Delivery delivery, DeliveryOutcome outcome, DateTimeOffset now)
    {
        if (outcome.State == DeliveryState.Planned)
            delivery.RetryAt(now + (outcome.Wait ?? TimeSpan.Zero), outcome.Detail);
        else if (outcome.State == DeliveryState.Unknown)
            delivery.Doubt(now + outcome.Wait, outcome.Detail);
        else
            delivery.Settle(outcome.State, outcome.Detail, now);
    }

    private static async Task KeepPointerAsync(
        ConsoleDb db, Target target, Delivery delivery, DeliveryOutcome outcome, CancellationToken cancel)
    {
        if (outcome.Seen is not { CouldRead: true } seen)
            return;
        var pointers = await Pointers.OfAsync(db, target.Id, delivery.Environment, cancel);
        if (outcome is { IsCovered: false, State: DeliveryState.Confirmed or DeliveryState.AlreadyThere })
            pointers.Left(db, target, delivery.Environment, target.Address, seen.Pointer);
        else
            pointers.Saw(db, target, delivery.Environment, target.Address, seen);
    }

    private static TargetHealth HealthAfter(DeliveryState state) => state switch
    {
        DeliveryState.Confirmed or DeliveryState.AlreadyThere => TargetHealth.Good,
        DeliveryState.Conflict => TargetHealth.Drifted,
        DeliveryState.Refused or DeliveryState.Planned => TargetHealth.Failing,
        DeliveryState.Unknown => TargetHealth.Unknown,
        DeliveryState.Sending => throw new UnreachableException("Sending is no outcome."),
    };

    private static WriteBackEvent Entry(Delivery of, Target target, DeliveryOutcome outcome)
    {
        var (name, environment, manifest, detail) = (target.Name, of.Environment, of.ManifestDigest, outcome.Detail);
        return outcome.State switch
        {
            DeliveryState.Confirmed => new WriteBackConfirmed(
                of.Id, of.DeploymentId, name, environment, manifest, outcome.Seen?.Pointer, detail)
            { Product = of.ProductId },
            DeliveryState.AlreadyThere => new WriteBackFoundDone(of.Id, of.DeploymentId, name, environment, manifest, outcome.Seen?.Pointer)
            { Product = of.ProductId },
            DeliveryState.Conflict => new WriteBackConflicted(
                of.Id, of.DeploymentId, name, environment, manifest, outcome.Seen?.Pointer, detail)
            { Product = of.ProductId },
            DeliveryState.Refused =>
                new WriteBackRefused(of.Id, of.DeploymentId, name, environment, manifest, detail) { Product = of.ProductId },
            DeliveryState.Planned => new WriteBackPostponed(of.Id, of.DeploymentId, name, environment, manifest, of.DueAt!.Value, detail)
            { Product = of.ProductId },
            DeliveryState.Unknown => new WriteBackUnknown(of.Id, of.DeploymentId, name, environment, manifest, of.DueAt, detail)
            { Product = of.ProductId },
            DeliveryState.Sending => throw new UnreachableException("Sending is no outcome."),
        };
    }
}
