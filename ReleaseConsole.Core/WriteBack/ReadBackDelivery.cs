using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// Finds out what became of a delivery whose answer is missing, by reading the target and nothing else: it arrived, it did not
/// (and is planned again), something else is there, or it still cannot be told.
/// </summary>
public sealed class ReadBackDelivery(
    IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors, SendingHost host, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(DeliveryId id, Actor actor, CancellationToken cancel)
    {
        if (await contexts.RefuseAsync(id, actor, cancel) is { } refusal)
            return refusal;
        if (await DoubtAsync(id, actor, cancel) is not { } doubted)
            return default(Done);
        var (delivery, target, order) = doubted;
        var connector = connectors.First(one => one.Kind == target.Kind);
        var started = clock.GetTimestamp();
        var found = connector.Of(target).ReadBack
            ? await connector.ReadAsync(target, order.Place, cancel)
            : Observation.Unreadable("it cannot be read back; a person must look");

        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var current = await db.Set<Delivery>().FirstAsync(one => one.Id == id, cancel);
        if (current.Revision != delivery.Revision)
            return default(Done);
        var since = await db.Set<Receipt>().AsNoTracking().Where(one => one.DeliveryId == id && one.Outcome == DeliveryState.Unknown)
            .OrderBy(one => one.At).Select(one => one.At).FirstOrDefaultAsync(cancel);
        await db.RecordOutcomeAsync(
            actor, current, Judge(order, connector.Of(target), found, db.Now - since, current.Attempts), clock.GetElapsedTime(started),
            cancel);
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }

    private static DeliveryOutcome Judge(WriteBackOrder order, Capabilities can, Observation found, TimeSpan unknownFor, int attempts)
    {
        if (!can.ReadBack)
            return DeliveryOutcome.InDoubt(new WriteAnswer(WriteResult.Unknown, found.Detail), attempts, "read back", can);
        if (!found.CouldRead)
            return new(DeliveryState.Unknown, found.Detail, "read back", Wait: RetrySchedule.ReadBackAfter(unknownFor));
        var next = NextStep.AfterDoubt(order, found);
        return next.Step switch
        {
            Step.AlreadyThere => new(DeliveryState.Confirmed, next.Because, "read back", found) { IsCovered = !found.Carries(order) },
            Step.Write => DeliveryOutcome.Later(new WriteAnswer(WriteResult.NotNow, next.Because), attempts, "read back", found),
            Step.Conflict => new(DeliveryState.Conflict, next.Because, "read back", found),
            Step.NotNow => throw new UnreachableException("A target that was read has an answer."),
        };
    }

    /// <summary>
    /// An attempt whose lease ended, or whose host is gone, was cut off: it becomes unknown, in the log, before anything else is done about
    /// it.
    /// </summary>
    private async Task<(Delivery Delivery, Target Target, WriteBackOrder Order)?> DoubtAsync(
        DeliveryId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var delivery = await db.Set<Delivery>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (delivery?.State is DeliveryState.Sending && (delivery.DueAt <= db.Now || host.IsGone(delivery.SentBy)))
        {
            const string Why = "the console was stopped while it was sending";
            await db.RecordOutcomeAsync(
                actor, delivery, new DeliveryOutcome(DeliveryState.Unknown, Why, "cut off", Wait: TimeSpan.Zero), TimeSpan.Zero, cancel);
            await db.SaveChangesAsync(cancel);
            await moment.CommitAsync(cancel);
        }
        if (delivery is not { State: DeliveryState.Unknown })
            return null;
        var target = await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == delivery.TargetId, cancel);
        return (delivery, target, await db.OrderAsync(delivery, cancel));
    }
}
