using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// Makes a key for a service or an agent (made too when it is new) with one grant of its own. The secret is in the answer only. Whoever
/// makes a key that signs holds what it would sign with, so that no key gives an approval its maker could not give.
/// </summary>
public sealed class CreateKey(IDbContextFactory<ConsoleDb> contexts)
{
    private const int MostDaysOfAgents = 90;

    public async Task<Result<CreatedKey>> RunAsync(NewKey wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var reach = await RoleReach.OfAsync(db, wanted.Role, wanted.Lane, wanted.Product, wanted.Environment, cancel);
        var identity = await db.Set<ServiceIdentity>().FirstOrDefaultAsync(one => one.Name == wanted.Name, cancel);
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == wanted.OnBehalfOf, cancel);

        if (!reach.Succeeded)
            return reach.Refusal;
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > 100)
            return AccessRefusals.KeyNeedsName();
        if (wanted.Lifetime <= TimeSpan.Zero)
            return AccessRefusals.ExpiryIsPast();
        if (wanted.OnBehalfOf is not null && RefuseAgent(wanted, person) is { } notForAgents)
            return notForAgents;
        if (identity is not null && await ActsOtherwiseAsync(db, identity, wanted, cancel))
            return AccessRefusals.KeyNameTaken(wanted.Name);
        if (!permissions.MayHandOn(wanted.Role, wanted.Lane, reach.Value, wanted.Environment))
            return AccessRefusals.KeyWouldSign(wanted.Role, wanted.Lane);

        identity ??= db.Add(new ServiceIdentity(Guid.CreateVersion7(db.Now), db.Tenant, wanted.Name, db.Now)).Entity;
        var made = Made(db, wanted, identity, reach.Value, actor);
        db.Record(actor, new KeyCreated(
            made.Id, wanted.Name, wanted.Role, wanted.Lane, wanted.Product, wanted.Environment,
            wanted.Lifetime is { } lifetime ? db.Now + lifetime : null)
        { OnBehalfOf = person is null ? null : new PrincipalRef(person.Id, person.Name) });

        await db.SaveChangesAsync(cancel);
        return made;
    }

    private static CreatedKey Made(ConsoleDb db, NewKey wanted, ServiceIdentity identity, ProductId? product, Actor actor)
    {
        var secret = KeySecret.Generate();
        var expires = wanted.Lifetime is { } lifetime ? db.Now + lifetime : (DateTimeOffset?)null;
        var key = db.Add(new ServiceKey
        {
            Id = new ServiceKeyId(Guid.CreateVersion7(db.Now)),
            TenantId = db.Tenant,
            ServiceIdentityId = identity.Id,
            Prefix = secret[..9],
            SecretHash = KeySecret.Hash(secret),
            CreatedAt = db.Now,
            CreatedById = actor.OnBehalfOf?.Id ?? actor.Id,
            ExpiresAt = expires,
            OnBehalfOfId = wanted.OnBehalfOf,
        }).Entity;
        new HeldRole(wanted.Role, wanted.Lane, product, wanted.Environment).Give(db, key.Id.Value, GrantSource.Key, actor.Name, expires);
        return new CreatedKey(key.Id, secret);
    }

    // Nobody tells the console that a person left, and their groups are read when they sign in: the key ends by itself.
    private static Refusal? RefuseAgent(NewKey wanted, Person? person) => person is null ? AccessRefusals.NoSuchPerson()
        : !RolePermissions.ForAgents.Contains(wanted.Role) ? AccessRefusals.AgentWouldSign(wanted.Role)
        : wanted.Lifetime is not { } life || life > TimeSpan.FromDays(MostDaysOfAgents) ? AccessRefusals.AgentKeyNeedsEnd(MostDaysOfAgents)
        : null;

    // The log says "AGENT for PERSON", and a rule asks whether an agent wrote something: one name stands for one of these for good.
    private static Task<bool> ActsOtherwiseAsync(ConsoleDb db, ServiceIdentity identity, NewKey wanted, CancellationToken cancel) =>
        db.Set<ServiceKey>().AnyAsync(key => key.ServiceIdentityId == identity.Id && key.OnBehalfOfId != wanted.OnBehalfOf, cancel);
}
