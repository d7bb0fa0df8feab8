using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// What an actor may do at this moment, from the grants in force. Loaded by every use case, so that a revoked role
/// stops working in an open page. Jobs may do everything inside their tenant. An agent may what its key and the person behind it both
/// may, and of that only what <see cref="RolePermissions.OfAgents"/> lists.
/// </summary>
public sealed class Permissions
{
    private readonly Actor _actor;
    private readonly IReadOnlyList<Grant> _grants;

    /// <summary>What the person behind an agent holds; null for everybody else.</summary>
    private readonly IReadOnlyList<Grant>? _behind;

    private Permissions(Actor actor, IReadOnlyList<Grant> grants, IReadOnlyList<Grant>? behind) =>
        (_actor, _grants, _behind) = (actor, grants, behind);

    public static async Task<Permissions> OfAsync(ConsoleDb db, Actor actor, CancellationToken cancel)
    {
        var grants = await HeldAsync(db, actor.Holder, cancel);
        return actor.Kind == ActorKind.Agent
            ? new Permissions(actor, grants, actor.OnBehalfOf is { } person ? await HeldAsync(db, person.Id, cancel) : [])
            : new Permissions(actor, grants, behind: null);
    }

    public bool May(Permission permission, ProductId product, string? environment = null) =>
        _actor.Kind == ActorKind.Job
        || (IsOpen(permission) && Holds(
            grant => grant.Covers(product, environment) && RolePermissions.Of(grant.Role).Contains(permission)));

    /// <summary>For what belongs to the whole tenant: access, keys, the audit log across products.</summary>
    public bool MayInTenant(Permission permission) =>
        _actor.Kind == ActorKind.Job
        || (IsOpen(permission) && Holds(
            grant => grant is { ProductId: null, Environment: null } && RolePermissions.Of(grant.Role).Contains(permission)));

    /// <summary>Whether a role is held over the whole tenant.</summary>
    public bool HasInTenant(Role role) => Holds(grant => grant is { ProductId: null, Environment: null } && grant.Role == role);

    /// <summary>
    /// Whether the actor holds, over at least this reach, what a role would sign with: its lane, and being release manager. A role that
    /// signs nothing is handed on freely.
    /// </summary>
    public bool MayHandOn(Role role, Lane? lane, ProductId? product, string? environment)
    {
        var reaching = _grants.Where(grant =>
            (grant.ProductId is null || grant.ProductId == product) && (grant.Environment is null || grant.Environment == environment)
            && RolePermissions.Of(grant.Role).Contains(Permission.Review)).ToList();
        return _actor.Kind == ActorKind.Job || !RolePermissions.Of(role).Contains(Permission.Review)
            || (_actor.Kind == ActorKind.Person
                && (lane is null || reaching.Exists(grant => grant.Lane == lane))
                && (role != Role.ReleaseManager || reaching.Exists(grant => grant.Role == Role.ReleaseManager)));
    }

    public bool Sees(ProductId product) => May(Permission.Read, product);

    /// <summary>
    /// The lanes the actor signs in for this product and environment; without one, those held for every environment. Empty for agents
    /// and jobs.
    /// </summary>
    public IReadOnlyList<Lane> LanesFor(ProductId product, string? environment) => _actor.Kind is ActorKind.Agent or ActorKind.Job
        ? []
        : [.. _grants
            .Where(grant => grant.Lane is not null && grant.Covers(product, environment)
                && (environment is not null || grant.Environment is null)
                && RolePermissions.Of(grant.Role).Contains(Permission.Review))
            .Select(grant => grant.Lane!.Value).Distinct().Order()];

    public bool Has(Role role, ProductId product, string? environment = null) =>
        Holds(grant => grant.Role == role && grant.Covers(product, environment));

    public IReadOnlyList<Grant> Grants => _behind is { Count: 0 } ? [] : _grants;

    /// <summary>Null when allowed; otherwise the sentence that says who can.</summary>
    public Refusal? Refuse(Permission permission, ProductId product, string? environment = null) =>
        May(permission, product, environment) ? null : AccessRefusals.MayNot(_actor, permission);

    public Refusal? RefuseInTenant(Permission permission) =>
        MayInTenant(permission) ? null : AccessRefusals.MayNot(_actor, permission);

    private bool IsOpen(Permission permission) => _actor.Kind != ActorKind.Agent || RolePermissions.OfAgents.Contains(permission);

    private bool Holds(Func<Grant, bool> fits) => _grants.Any(fits) && (_behind is null || _behind.Any(fits));

    private static async Task<List<Grant>> HeldAsync(ConsoleDb db, Guid holder, CancellationToken cancel)
    {
        var now = db.Now;
        return await db.Set<Grant>().AsNoTracking()
            .Where(grant => grant.PrincipalId == holder && grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > now))
            .ToListAsync(cancel);
    }
}
