using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Storage;

/// <summary>The first answer to a keyed request of one caller, or the mark that it is still being worked on.</summary>
public sealed class IdempotentReply(TenantId tenantId, Guid callerId, string key, Digest fingerprint, DateTimeOffset startedAt)
    : ITenantOwned, IUnlogged, IRevised
{
    public TenantId TenantId { get; private set; } = tenantId;
    public Guid CallerId { get; private set; } = callerId;
    public string Key { get; private set; } = key;
    public Digest Fingerprint { get; private set; } = fingerprint;
    public DateTimeOffset StartedAt { get; private set; } = startedAt;
    public int? Status { get; private set; }
    public string? ContentType { get; private set; }
    public string? Location { get; private set; }
    public byte[]? Body { get; private set; }
    public int Revision { get; private set; }

    public bool IsAnswered => Status is not null;

    public void Answer(int status, string? contentType, string? location, byte[] body) =>
        (Status, ContentType, Location, Body) = (status, contentType, location, body);

    public void StartAgain(DateTimeOffset now) => StartedAt = now;
}

/// <summary>What a keyed request meets.</summary>
public enum KeyedRequest
{
    /// <summary>Nobody used this key: go on, then answer.</summary>
    New,

    /// <summary>The same request was answered: replay it.</summary>
    Answered,

    /// <summary>The key was used for another request: 422.</summary>
    Mismatch,

    /// <summary>The same request is being worked on: 409.</summary>
    Running,
}

/// <summary>
/// Remembers the first answer per tenant, caller and key for a day (draft-ietf-httpapi-idempotency-key-header-07). A request that was
/// cut off by a stopped host may be run again after two minutes; the use cases themselves refuse doing a thing twice.
/// </summary>
public sealed class IdempotentReplies(IDbContextFactory<ConsoleDb> contexts)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<(KeyedRequest Outcome, IdempotentReply? Reply)> BeginAsync(Actor actor, string key, Digest fingerprint, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var reply = await db.Set<IdempotentReply>().FirstOrDefaultAsync(one => one.CallerId == actor.Id && one.Key == key, cancel);
        if (reply is not null && reply.IsAnswered && reply.StartedAt < db.Now - Kept)
        {
            db.Remove(reply);
            await db.SaveChangesAsync(cancel);
            reply = null;
        }
        if (reply is not null && reply.Fingerprint != fingerprint)
            return (KeyedRequest.Mismatch, reply);
        if (reply is { IsAnswered: true })
            return (KeyedRequest.Answered, reply);
        if (reply is not null && reply.StartedAt > db.Now - Abandoned)
            return (KeyedRequest.Running, reply);

        if (reply is null)
            db.Add(new IdempotentReply(db.Tenant, actor.Id, key, fingerprint, db.Now));
        else
            reply.StartAgain(db.Now);
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

    public async Task AnswerAsync(Actor actor, string key, int status, string? contentType, string? location, byte[] body, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var reply = await db.Set<IdempotentReply>().FirstAsync(one => one.CallerId == actor.Id && one.Key == key, cancel);
        reply.Answer(status, contentType, location, body);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A fault is no answer: the key may be used again at once.</summary>
    public async Task ForgetAsync(Actor actor, string key, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<IdempotentReply>().FirstOrDefaultAsync(one => one.CallerId == actor.Id && one.Key == key, cancel) is { } reply)
        {
            db.Remove(reply);
            await db.SaveChangesAsync(cancel);
        }
    }
}
