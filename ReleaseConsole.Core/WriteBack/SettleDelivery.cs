using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>“I looked”: a person says whether an unknown delivery arrived. What did not arrive is planned again.</summary>
public sealed class SettleDelivery(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(DeliveryId id, bool arrived, string note, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var entered = await DeliveryEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (delivery, target) = entered.Value;

        if (delivery.State != DeliveryState.Unknown)
            return WriteBackRefusals.NotUnknown();
        if (string.IsNullOrWhiteSpace(note))
            return WriteBackRefusals.NoteMissing();
        if (SecretScan.RefuseIn(note) is { } secret)
            return secret;

        db.Record(actor, new WriteBackSettledByHand(
            id, delivery.DeploymentId, target.Name, delivery.Environment, delivery.ManifestDigest, arrived, note.Trim())
        { Product = delivery.ProductId });
        await db.RecordOutcomeAsync(
            actor, delivery, new DeliveryOutcome(
                arrived ? DeliveryState.Confirmed : DeliveryState.Planned, $"{actor.Name} looked: {note.Trim()}", "by hand"),
            TimeSpan.Zero, cancel);

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}
