using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

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
