using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>
/// Takes the call of a source that says something changed there: the signature is checked over the raw body, a call heard before
/// changes nothing, and the source comes due. Nothing of the body is taken in; what changed is read where it lies.
/// </summary>
public sealed class HearSource(AcrossTenants tenants, IDbContextFactory<ConsoleDb> contexts, Secrets secrets)
{
    // GitHub and GitLab sign no time, so only what is remembered is known as a replay. One from longer ago makes the source be read
    // once more, which changes nothing when nothing changed.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public async Task<Result<HookAnswer>> RunAsync(Guid hookKey, HookCall call, CancellationToken cancel)
    {
        if (await tenants.SourceAsync(hookKey, cancel) is not { IsEnabled: true, Hook: { } scheme, HookSecret: { } reference } found)
            return SourceRefusals.NoSuchHook();
        await using var db = await contexts.OpenAsync(found.TenantId, cancel);
        var heard = Check(scheme, reference, call, db.Now);
        if (!heard.Succeeded)
            return heard.Refusal;

        await using var moment = await db.BeginExclusiveAsync(cancel);
        if (await db.Set<Source>().FirstOrDefaultAsync(one => one.Id == found.Id && one.IsEnabled, cancel) is not { } source)
            return SourceRefusals.NoSuchHook();
        if (await db.Set<HookDelivery>().AnyAsync(one => one.SourceId == source.Id && one.Delivery == heard.Value.Delivery, cancel))
            // A sender that lost the answer asks once more; anything but success would be a failure to it.
            return new HookAnswer(false);
        var longAgo = db.Now - Remembered;
        await db.Set<HookDelivery>().Where(one => one.SourceId == source.Id && one.At < longAgo).ExecuteDeleteAsync(cancel);
        var isMeant = heard.Value.Concerns(source.Reads(), scheme);
        db.Add(new HookDelivery(db.Tenant, source.Id, heard.Value.Delivery, db.Now));
        if (isMeant)
        {
            (await db.Set<SourcePulse>().FirstAsync(one => one.SourceId == source.Id, cancel)).ComesDue(db.Now);
            db.Record(
                Actor.Job(db.Tenant, $"source {source.Name}", $"hook-{Guid.CreateVersion7():n}"),
                new SourceCalled(source.Id, source.Name, scheme, heard.Value.Delivery, heard.Value.What) { Product = source.ProductId });
        }
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return new HookAnswer(isMeant);
    }

    private Result<HookHeard> Check(HookScheme scheme, string reference, HookCall call, DateTimeOffset now)
    {
        try
        {
            return HookSignature.Check(scheme, secrets.Resolve(reference), call, now);
        }
        catch (SecretMissingException)
        {
            return SourceRefusals.HookNotReady();
        }
        catch (FormatException)
        {
            return SourceRefusals.HookSecretUnusable();
        }
    }
}
