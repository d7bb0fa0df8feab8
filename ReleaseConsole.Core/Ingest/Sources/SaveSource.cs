using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Makes a source, or changes one of the same kind. Only who may make connections decides what it may reach and with which secret.
/// </summary>
public sealed class SaveSource(IDbContextFactory<ConsoleDb> contexts, SourceOpening opening)
{
    private const int LeastMinutes = 1;
    private const int MostMinutes = 60 * 24 * 31;

    /// <param name="id">The source to change; null makes a new one.</param>
    public async Task<Result<SourceId>> RunAsync(string product, SourceId? id, SourceDraft draft, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Connect, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (productId, name) = (admission.Value.Product.Id, draft.Name.Trim());
        var known = id is null
            ? null
            : await db.Set<Source>().FirstOrDefaultAsync(one => one.Id == id && one.ProductId == productId, cancel);
        if (id is not null && known is null)
            return SourceRefusals.NoSuchSource();
        var isTaken = await db.Set<Source>().AnyAsync(one => one.ProductId == productId && one.Name == name && one.Id != id, cancel);

        if (isTaken)
            return SourceRefusals.NameTaken(name);
        if ((Refuse(draft, name, known) ?? opening.Open(draft.Connection).Refusal) is { } refusal)
            return refusal;

        var connection = Encoding.UTF8.GetString(CanonicalJson.Of(draft.Connection));
        var source = known ?? db.Add(Made(db, productId, name, draft.Connection.Kind, connection)).Entity;
        source.Change(name, connection, draft.EveryMinutes, draft.Hook, draft.HookSecret);
        var pulse = await db.Set<SourcePulse>().FirstOrDefaultAsync(one => one.SourceId == source.Id, cancel)
            ?? db.Add(new SourcePulse(source.Id, db.Tenant, dueAt: null)).Entity;
        pulse.ComesDue(draft.EveryMinutes is null || !source.IsEnabled ? null : db.Now);
        db.Record(
            actor, new SourceSaved(source.Id, name, draft.Connection, draft.EveryMinutes, draft.Hook, draft.HookSecret)
            { Product = productId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return source.Id;
    }

    // The key is random in every bit: it stands in an address outside, so it must not tell when it was made nor be near another one.
    private static Source Made(ConsoleDb db, ProductId product, string name, SourceKind kind, string connection) => new(name, connection)
    {
        Id = new SourceId(Guid.CreateVersion7(db.Now)),
        TenantId = db.Tenant,
        ProductId = product,
        Kind = kind,
        HookKey = new Guid(RandomNumberGenerator.GetBytes(16)),
        CreatedAt = db.Now,
    };

    private static Refusal? Refuse(SourceDraft draft, string name, Source? known)
    {
        if (name.Length is 0 or > 80)
            return SourceRefusals.BadName();
        if (known is not null && known.Kind != draft.Connection.Kind)
            return SourceRefusals.KindStays();
        if (draft.EveryMinutes is < LeastMinutes or > MostMinutes)
            return SourceRefusals.BadSchedule();
        if (draft.Hook is not null && draft.HookSecret is null)
            return SourceRefusals.HookWithoutSecret();
        return Secrets.Refuse(draft.HookSecret);
    }
}
