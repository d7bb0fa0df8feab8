using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>
/// Takes the call of a source that says something changed there: the signature is checked over the raw body and the source comes due. A
/// call heard before changes nothing, unless what it led to failed and the sender can still send it again. Nothing of the body is taken in; what changed is read where it lies.
/// </summary>
public sealed class HearSource(AcrossTenants tenants, IDbContextFactory<ConsoleDb> contexts, Secrets secrets)
{
    // GitHub and GitLab sign no time, so only what is remembered is known as a replay. One from longer ago makes the source be read
    // once more, which changes nothing when nothing changed.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>So long GitHub delivers a call again; after it a failed look is the clock's to repeat.</summary>
    private static readonly TimeSpan SentAgain = TimeSpan.FromDays(3);

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
        var isMeant = heard.Value.Concerns(source.Reads(), scheme);
        var pulse = await db.Set<SourcePulse>().FirstAsync(one => one.SourceId == source.Id, cancel);
        if (await db.Set<HookDelivery>().AsNoTracking().FirstOrDefaultAsync(
            one => one.SourceId == source.Id && one.Delivery == heard.Value.Delivery, cancel) is { } before)
        {
            // A sender that lost the answer asks once more; anything but success would be a failure to it.
            if (!isMeant || before.At < db.Now - SentAgain || !await HasFailedSinceAsync(db, pulse, before.At, cancel))
                return new HookAnswer(false);
        }
        else
        {
            var longAgo = db.Now - Remembered;
            await db.Set<HookDelivery>().Where(one => one.SourceId == source.Id && one.At < longAgo).ExecuteDeleteAsync(cancel);
            db.Add(new HookDelivery(db.Tenant, source.Id, heard.Value.Delivery, db.Now));
        }
        if (isMeant)
        {
            pulse.ComesDue(db.Now);
            db.Record(
                Actor.Job(db.Tenant, $"source {source.Name}", $"hook-{Guid.CreateVersion7():n}"),
                new SourceCalled(source.Id, source.Name, scheme, heard.Value.Delivery, heard.Value.What) { Product = source.ProductId });
        }
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return new HookAnswer(isMeant);
    }

    /// <summary>The last look since then found out nothing, and none is under way or about to begin.</summary>
    private static async Task<bool> HasFailedSinceAsync(ConsoleDb db, SourcePulse pulse, DateTimeOffset then, CancellationToken cancel)
    {
        if (pulse.CheckedAt is not { } looked || looked < then || pulse.DueAt <= db.Now)
            return false;
        var pulls = db.Set<Import>().AsNoTracking().Where(one => one.SourceId == pulse.SourceId);
        return !await pulls.AnyAsync(
                one => one.State == ImportState.Fetching || one.State == ImportState.Staged || one.State == ImportState.Running, cancel)
            && (pulse.Outcome == SourceOutcome.Failed
                || await pulls.AnyAsync(one => one.Id == pulse.LastImport && one.State == ImportState.Failed, cancel));
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
