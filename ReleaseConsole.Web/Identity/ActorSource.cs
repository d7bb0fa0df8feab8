using Microsoft.AspNetCore.Components.Authorization;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// The person behind this window as an actor. Scoped, because a circuit belongs to one browser window; it says who asks, and every
/// use case reads anew what they may do.
/// </summary>
public sealed class ActorSource(AuthenticationStateProvider state, PersonActor persons)
{
    private Actor? _actor;
    private string? _session;

    public async ValueTask<Actor> CurrentAsync()
    {
        var user = (await state.GetAuthenticationStateAsync()).User;
        var session = PersonClaims.SessionOf(user);
        if (session is null)
            return Nobody("nobody");
        if (_actor is not null && _session == session.Id)
            return _actor;
        var actor = await persons.RunAsync(
            session.Issuer, session.Subject, PersonClaims.TenantOf(user), session.Begun, $"session-{session.Id}", CancellationToken.None);
        if (actor is null)
            return Nobody(user.Identity?.Name ?? session.Subject);
        (_actor, _session) = (actor, session.Id);
        return actor;
    }

    // In no tenant: every read is empty and every use case answers that there is nothing to see.
    private static Actor Nobody(string name) => new(ActorKind.Person, default, Guid.Empty, name, "nobody");
}
