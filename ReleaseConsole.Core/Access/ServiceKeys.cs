using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A key's secret: <c>rc_</c> and 256 random bits in base64url. It is shown once; only its SHA-256 is kept.</summary>
public static class KeySecret
{
    public const string Prefix = "rc_";

    public static string Generate() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    // A plain hash is enough for 256 random bits: there is no dictionary to try.
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Which actor does this secret stand for? Null when it is unknown, revoked or expired; the caller learns no more.</summary>
public sealed class AuthenticateKey(AcrossTenants everywhere, TimeProvider clock)
{
    public async Task<Actor?> RunAsync(string secret, string correlationId, CancellationToken cancel)
    {
        if (!secret.StartsWith(KeySecret.Prefix, StringComparison.Ordinal) || secret.Length > 200)
            return null;
        if (await everywhere.KeyAsync(KeySecret.Hash(secret), cancel) is not { } hit || !hit.Key.IsUsable(clock.GetUtcNow()))
            return null;
        var kind = hit.Key.OnBehalfOfId is null ? ActorKind.Service : ActorKind.Agent;
        return new Actor(kind, hit.Key.TenantId, hit.Identity.Id, hit.Identity.Name, correlationId)
        {
            Key = hit.Key.Id,
            OnBehalfOf = hit.Person is { } person ? new PrincipalRef(person.Id, person.Name) : null,
        };
    }
}

/// <summary>Ends a key and its grants at once: its signatures stop counting, and what it did stays in the log.</summary>
public sealed class RevokeKey(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ServiceKeyId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var key = await db.Set<ServiceKey>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        var grants = await db.Set<Grant>().Where(one => one.PrincipalId == id.Value && one.RevokedAt == null).ToListAsync(cancel);

        if (key is null)
            return AccessRefusals.NoSuchKey();
        if (key.RevokedAt is not null)
            return default(Done);

        key.Revoke(db.Now);
        grants.ForEach(grant => grant.Revoke(db.Now));
        db.Record(actor, new KeyRevoked(key.Id, key.Prefix));

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }
}

/// <summary>One key as lists show it; <see cref="OnBehalfOf"/> is the person an agent works for.</summary>
public sealed record KeyRow(
    ServiceKeyId Id, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt,
    string? OnBehalfOf)
{
    /// <summary>Every key of the tenant, newest first.</summary>
    internal static IQueryable<KeyRow> Of(ConsoleDb db) =>
        from key in db.Set<ServiceKey>().AsNoTracking()
        join identity in db.Set<ServiceIdentity>().AsNoTracking() on key.ServiceIdentityId equals identity.Id
        orderby key.CreatedAt descending
        select new KeyRow(
            key.Id, identity.Name, key.Prefix, key.CreatedAt, key.ExpiresAt, key.RevokedAt,
            db.Set<Person>().Where(person => person.Id == key.OnBehalfOfId).Select(person => person.Name).FirstOrDefault());
}

/// <summary>Which keys are there? Newest first, at most 500.</summary>
public sealed class KeyList(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<KeyRow>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        return await KeyRow.Of(db).Take(500).ToListAsync(cancel);
    }
}
