using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

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
