using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// Makes a connection, or changes one of the same kind. What it may reach and where its secret is are checked before it is kept.
/// </summary>
public sealed class SaveTarget(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    /// <param name="id">The connection to change; null makes a new one.</param>
    public async Task<Result<TargetId>> RunAsync(string product, TargetId? id, TargetDraft draft, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Connect, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var productId = admission.Value.Product.Id;
        var known = id is null
            ? null
            : await db.Set<Target>().FirstOrDefaultAsync(one => one.Id == id && one.ProductId == productId, cancel);
        if (id is not null && known is null)
            return WriteBackRefusals.NoSuchTarget();
        var isTaken = await db.Set<Target>().AnyAsync(
            one => one.ProductId == productId && one.Name == draft.Name.Trim() && one.Id != id, cancel);

        if (Refuse(draft) is { } refusal)
            return refusal;
        if (isTaken)
            return WriteBackRefusals.NameTaken(draft.Name.Trim());

        var target = known ?? Made(db, productId, draft);
        target.Change(draft.Address.Trim(), draft.Environment, Settings(draft), draft.Secret, draft.AllowsPrivateNetwork);
        if (connectors.First(one => one.Kind == target.Kind).Refuse(target) is { } unfit)
            return unfit;
        if (known is null)
            db.Add(target);
        db.Record(actor, new TargetSaved(
            target.Id, target.Name, target.Kind, target.Address, target.Environment, target.Secret, target.AllowsPrivateNetwork)
        { Product = productId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return target.Id;
    }

    private static Target Made(ConsoleDb db, ProductId product, TargetDraft draft) =>
        new(draft.Address.Trim(), draft.Environment, Settings(draft), draft.Secret)
        {
            Id = new TargetId(Guid.CreateVersion7(db.Now)),
            TenantId = db.Tenant,
            ProductId = product,
            Name = draft.Name.Trim(),
            Kind = draft.Kind,
            AllowsPrivateNetwork = draft.AllowsPrivateNetwork,
            CreatedAt = db.Now,
        };

    private static string Settings(TargetDraft draft) => string.IsNullOrWhiteSpace(draft.Settings) ? "{}" : draft.Settings;

    private static Refusal? Refuse(TargetDraft draft)
    {
        if (draft.Name.Trim().Length is 0 or > 80)
            return WriteBackRefusals.BadName();
        if (Secrets.Refuse(draft.Secret) is { } badSecret)
            return badSecret;
        try
        {
            using var settings = JsonDocument.Parse(Settings(draft));
            return settings.RootElement.ValueKind == JsonValueKind.Object
                && settings.RootElement.EnumerateObject().All(one => one.Value.ValueKind == JsonValueKind.String)
                ? null
                : WriteBackRefusals.BadSettings("The settings are a JSON object of texts.");
        }
        catch (JsonException)
        {
            return WriteBackRefusals.BadSettings("The settings are not JSON.");
        }
    }
}
