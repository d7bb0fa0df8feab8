using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// Remembers the first answer per tenant, caller and key for a day (draft-ietf-httpapi-idempotency-key-header-07). A request that was
/// cut off by a stopped host may be run again after two minutes; the use cases themselves refuse doing a thing twice.
/// </summary>
public sealed class IdempotentReplies(IDbContextFactory<ConsoleDb> contexts)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private const int AtOnce = 500;

    public async Task<(KeyedRequest Outcome, IdempotentReply? Reply)> BeginAsync(
        Actor actor, string key, Digest fingerprint, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var reply = await db.Set<IdempotentReply>().FirstOrDefaultAsync(one => one.CallerId == actor.Holder && one.Key == key, cancel);
        var isOver = reply is not null && reply.IsAnswered && reply.StartedAt < db.Now - Kept;
        if (reply is not null && !isOver && reply.Fingerprint != fingerprint)
            return (KeyedRequest.Mismatch, reply);
        if (reply is { IsAnswered: true } && !isOver)
            return (KeyedRequest.Answered, reply);
        if (reply is { IsAnswered: false } && reply.StartedAt > db.Now - Abandoned)
            return (KeyedRequest.Running, reply);

        if (reply is null)
            db.Add(new IdempotentReply(fingerprint, db.Now) { TenantId = db.Tenant, CallerId = actor.Holder, Key = key });
        else
            reply.StartAgain(fingerprint, db.Now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another request with the same key was a moment faster: the primary key or the version decided.
            return (KeyedRequest.Running, null);
        }
        return (KeyedRequest.New, null);
    }

    public async Task AnswerAsync(
        Actor actor, string key, int status, string? contentType, string? location, byte[] body, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var reply = await db.Set<IdempotentReply>().FirstAsync(one => one.CallerId == actor.Holder && one.Key == key, cancel);
        reply.Answer(status, contentType, location, body);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A fault or a refusal is no answer to keep: the key may be used again at once.</summary>
    public async Task ForgetAsync(Actor actor, string key, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await db.Set<IdempotentReply>().Where(one => one.CallerId == actor.Holder && one.Key == key).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Lets go of a tenant's replies that are no longer replayed, a bounded number at a time.</summary>
    public async Task<int> PurgeAsync(TenantId tenant, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(tenant, cancel);
        var (until, purged) = (db.Now - Kept, 0);
        for (int some; ; purged += some)
        {
            some = await db.Set<IdempotentReply>()
                .Where(one => db.Set<IdempotentReply>().Where(old => old.StartedAt < until).OrderBy(old => old.StartedAt).Take(AtOnce)
                    .Any(old => old.CallerId == one.CallerId && old.Key == one.Key))
                .ExecuteDeleteAsync(cancel);
            if (some < AtOnce)
                return purged + some;
        }
    }
}
