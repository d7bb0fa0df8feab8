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
        var found = await everywhere.KeyAsync(KeySecret.Hash(secret), cancel);
        return found is { } hit && hit.Key.IsUsable(clock.GetUtcNow())
            ? new Actor(ActorKind.Service, hit.Key.TenantId, hit.Identity.Id, hit.Identity.Name, correlationId)
            : null;
    }
}

/// <summary>A key to be: its name, the role it holds and how far that reaches.</summary>
public sealed record NewKey(string Name, Role Role, Lane? Lane, string? Product, string? Environment, TimeSpan? Lifetime);

/// <summary>The answer to making a key; the secret is never shown again.</summary>
public sealed record CreatedKey(ServiceKeyId Id, string Secret);

/// <summary>Makes a key for a service identity (made too when it is new) with one grant. The secret is in the answer only.</summary>
public sealed class CreateKey(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<CreatedKey>> RunAsync(NewKey wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var product = wanted.Product is null ? null : await db.Set<Product>().FirstOrDefaultAsync(one => one.Slug == wanted.Product, cancel);
        var identity = await db.Set<ServiceIdentity>().FirstOrDefaultAsync(one => one.Name == wanted.Name, cancel);

        if (wanted.Product is not null && product is null)
            return AccessRefusals.NoSuchProduct(wanted.Product);
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > 100)
            return AccessRefusals.KeyNeedsName();
        if (wanted.Role == Role.Reviewer && wanted.Lane is null)
            return AccessRefusals.ReviewerNeedsLane();

        identity ??= db.Add(new ServiceIdentity(Guid.CreateVersion7(db.Now), db.Tenant, wanted.Name, db.Now)).Entity;
        var secret = KeySecret.Generate();
        var expires = wanted.Lifetime is { } lifetime ? db.Now + lifetime : (DateTimeOffset?)null;
        var key = new ServiceKey(
            new ServiceKeyId(Guid.CreateVersion7(db.Now)), db.Tenant, identity.Id, secret[..9], KeySecret.Hash(secret), db.Now, expires);
        db.Add(key);
        db.Add(new Grant(
            new GrantId(Guid.CreateVersion7(db.Now)), db.Tenant, identity.Id, wanted.Role, wanted.Lane, product?.Id, wanted.Environment,
            GrantSource.Key, db.Now, actor.Name, expires));
        db.Record(actor, new KeyCreated(key.Id, wanted.Name, wanted.Role, wanted.Lane, wanted.Product, wanted.Environment, expires));

        await db.SaveChangesAsync(cancel);
        return new CreatedKey(key.Id, secret);
    }
}

/// <summary>Ends a key at once; what it did stays in the log.</summary>
public sealed class RevokeKey(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ServiceKeyId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var key = await db.Set<ServiceKey>().FirstOrDefaultAsync(one => one.Id == id, cancel);

        if (key is null)
            return AccessRefusals.NoSuchKey();
        if (key.RevokedAt is not null)
            return default(Done);

        key.Revoke(db.Now);
        db.Record(actor, new KeyRevoked(key.Id, key.Prefix));

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }
}

/// <summary>One key as lists show it.</summary>
public sealed record KeyRow(ServiceKeyId Id, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>Which keys are there? Newest first, at most 500.</summary>
public sealed class KeyList(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<KeyRow>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        return await (from key in db.Set<ServiceKey>().AsNoTracking()
                      join identity in db.Set<ServiceIdentity>().AsNoTracking() on key.ServiceIdentityId equals identity.Id
                      orderby key.CreatedAt descending
                      select new KeyRow(key.Id, identity.Name, key.Prefix, key.CreatedAt, key.ExpiresAt, key.RevokedAt))
            .Take(500).ToListAsync(cancel);
    }
}
