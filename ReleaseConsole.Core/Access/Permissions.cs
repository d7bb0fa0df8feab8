using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// What an actor may do at this moment, from the grants in force. Loaded by every use case, so that a revoked role
/// stops working in an open page. Jobs may do everything inside their tenant; agents never sign.
/// </summary>
public sealed class Permissions
{
    private readonly Actor _actor;
    private readonly IReadOnlyList<Grant> _grants;

    private Permissions(Actor actor, IReadOnlyList<Grant> grants) => (_actor, _grants) = (actor, grants);

    public static Permissions Of(Actor actor, IReadOnlyList<Grant> grantsInForce) => new(actor, grantsInForce);

    public static async Task<Permissions> OfAsync(ConsoleDb db, Actor actor, CancellationToken cancel)
    {
        var holder = actor.OnBehalfOf?.Id ?? actor.Id;
        var now = db.Now;
        var grants = await db.Set<Grant>().AsNoTracking()
            .Where(grant => grant.PrincipalId == holder && grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > now))
            .ToListAsync(cancel);
        return Of(actor, grants);
    }

    public bool May(Permission permission, ProductId product, string? environment = null) =>
        _actor.Kind == ActorKind.Job
        || (!(_actor.Kind == ActorKind.Agent && permission is Permission.Review or Permission.Deploy or Permission.RollBack)
            && _grants.Any(grant => grant.Covers(product, environment) && RolePermissions.Of(grant.Role).Contains(permission)));

    /// <summary>For what belongs to the whole tenant: access, keys, the audit log across products.</summary>
    public bool MayInTenant(Permission permission) =>
        _actor.Kind == ActorKind.Job
        || _grants.Any(grant => grant.ProductId is null && grant.Environment is null && RolePermissions.Of(grant.Role).Contains(permission));

    public bool Sees(ProductId product) => May(Permission.Read, product);

    /// <summary>The lanes the actor signs in for this product and environment; empty for agents and jobs.</summary>
    public IReadOnlyList<Lane> LanesFor(ProductId product, string environment) => _actor.Kind is ActorKind.Agent or ActorKind.Job
        ? []
        : [.. _grants
            .Where(grant => grant.Lane is not null && grant.Covers(product, environment)
                && RolePermissions.Of(grant.Role).Contains(Permission.Review))
            .Select(grant => grant.Lane!.Value).Distinct().Order()];

    public bool Has(Role role, ProductId product, string? environment = null) =>
        _grants.Any(grant => grant.Role == role && grant.Covers(product, environment));

    public IReadOnlyList<Grant> Grants => _grants;

    /// <summary>Null when allowed; otherwise the sentence that says who can.</summary>
    public Refusal? Refuse(Permission permission, ProductId product, string? environment = null) =>
        May(permission, product, environment) ? null : AccessRefusals.MayNot(_actor, permission);

    public Refusal? RefuseInTenant(Permission permission) =>
        MayInTenant(permission) ? null : AccessRefusals.MayNot(_actor, permission);
}
