using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// One attempt: read the target, commit the intent, write, read back, commit exactly one outcome (I5). Whatever stops it in between
/// leaves the intent in the log and a lease that ends, or whose holder is gone; then it is read back, never sent again blindly.
/// </summary>
public sealed class AttemptDelivery(
    IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors, SendingHost host, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task<Result<Done>> RunAsync(DeliveryId id, Actor actor, CancellationToken cancel)
    {
        if (await contexts.RefuseAsync(id, actor, cancel) is { } refusal)
            return refusal;
        var (delivery, target, order) = await LoadAsync(id, actor, cancel);
        if (delivery is not { State: DeliveryState.Planned })
            return default(Done);
        var connector = connectors.First(one => one.Kind == target!.Kind);
        if (connector.WhyNot(order!) is { } unfit)
            return await RefuseUnsentAsync(delivery, unfit, actor, cancel);
        var started = clock.GetTimestamp();
        var found = target!.IsEnabled && connector.Of(target).ReadBack
            ? await connector.ReadAsync(target, order!.Place, cancel)
            : Observation.Unreadable("not read");

        if (await IntendAsync(delivery, target, found, actor, cancel) is not { } attempt)
            return default(Done);
        var outcome = await CarryOutAsync(connector, target, order!, found, attempt, cancel);

        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var sent = await db.Set<Delivery>().FirstAsync(one => one.Id == id, cancel);
        // Someone read it back after our lease ended; their outcome stands.
        if (sent.State != DeliveryState.Sending || sent.Attempts != attempt)
            return default(Done);
        await db.RecordOutcomeAsync(actor, sent, outcome, clock.GetElapsedTime(started), cancel);
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }

    /// <summary>What could not be read back once it is there is refused without an intent: nothing leaves.</summary>
    private async Task<Done> RefuseUnsentAsync(Delivery seen, string why, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var delivery = await db.Set<Delivery>().FirstAsync(one => one.Id == seen.Id, cancel);
        if (delivery.Revision != seen.Revision)
            return default;
        await db.RecordOutcomeAsync(
            actor, delivery, new DeliveryOutcome(DeliveryState.Refused, why, "before writing"), TimeSpan.Zero, cancel);
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default;
    }

    private async Task<(Delivery? Delivery, Target? Target, WriteBackOrder? Order)> LoadAsync(
        DeliveryId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var delivery = await db.Set<Delivery>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (delivery is null)
            return default;
        var target = await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == delivery.TargetId, cancel);
        return (delivery, target, await db.OrderAsync(delivery, cancel));
    }

    /// <summary>Commits the intent; null when another worker was faster.</summary>
    private async Task<int?> IntendAsync(Delivery seen, Target target, Observation found, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var delivery = await db.Set<Delivery>().FirstAsync(one => one.Id == seen.Id, cancel);
        if (delivery.Revision != seen.Revision)
            return null;
        delivery.Send(db.Now + Lease, host.Name);
        db.Record(actor, new WriteBackIntended(
            delivery.Id, delivery.DeploymentId, target.Name, delivery.Environment, delivery.ManifestDigest, delivery.Key, delivery.Attempts,
            found.CouldRead ? found.Pointer : null)
        { Product = delivery.ProductId });
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return delivery.Attempts;
    }

    private static async Task<DeliveryOutcome> CarryOutAsync(
        IConnector connector, Target target, WriteBackOrder order, Observation found, int attempt, CancellationToken cancel)
    {
        if (!target.IsEnabled)
            return new(DeliveryState.Refused, "the connection is switched off", "before writing");
        var next = NextStep.Of(order, connector.Of(target), found);
        switch (next.Step)
        {
            case Step.AlreadyThere:
                return new(DeliveryState.AlreadyThere, next.Because, "read before writing", found);
            case Step.Conflict:
                return new(DeliveryState.Conflict, next.Because, "read before writing", found);
            case Step.NotNow:
                return DeliveryOutcome.Later(new WriteAnswer(WriteResult.NotNow, next.Because), attempt, "read before writing");
        }
        var answer = await connector.WriteAsync(target, order, found, cancel);
        return answer.Result switch
        {
            WriteResult.Written => await VerifyAsync(connector, target, order, answer, attempt, cancel),
            WriteResult.Refused => new(DeliveryState.Refused, answer.Detail, "write", Answer: answer.Answer),
            WriteResult.Conflict =>
                new(DeliveryState.Conflict, answer.Detail, "write", await connector.ReadAsync(target, order.Place, cancel)),
            WriteResult.NotNow => DeliveryOutcome.Later(answer, attempt, "write"),
            WriteResult.Unknown => DeliveryOutcome.InDoubt(answer, attempt, "write", connector.Of(target)),
            WriteResult.Gone => new(DeliveryState.Refused, answer.Detail, "write", Answer: answer.Answer, TargetIsGone: true),
        };
    }

    private static async Task<DeliveryOutcome> VerifyAsync(
        IConnector connector, Target target, WriteBackOrder order, WriteAnswer answer, int attempt, CancellationToken cancel)
    {
        if (!connector.Of(target).ReadBack)
            return new(DeliveryState.Confirmed, answer.Detail, "answer", Answer: answer.Answer);
        var now = await connector.ReadAsync(target, order.Place, cancel);
        if (now.Carries(order))
            return new(DeliveryState.Confirmed, $"{answer.Detail}; read back and equal", "read back", now, answer.Answer);
        return now.Keys.Contains(order.Key)
            ? new(DeliveryState.Confirmed, $"{answer.Detail}; read back: it is in the history; {now.Detail}", "read back", now,
            answer.Answer)
            {
                IsCovered = true,
            }
            : DeliveryOutcome.InDoubt(
                answer with { Detail = $"{answer.Detail}, but reading back says: {now.Detail}" }, attempt, "write", connector.Of(target));
    }
}
