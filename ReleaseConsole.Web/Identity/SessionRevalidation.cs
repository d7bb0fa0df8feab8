using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// An open circuit sends no cookie, so it asks by itself whether its session has ended, and then goes on as nobody.
/// </summary>
internal sealed class SessionRevalidation(
    ILoggerFactory logger, EndedSessions ended) : RevalidatingServerAuthenticationStateProvider(logger)
{
    /// <summary>How long a window can outlive its session; every use case checks the person's rights on its own besides.</summary>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    internal async Task<bool> IsOpenAsync(AuthenticationState state, CancellationToken cancel) =>
        PersonClaims.SessionOf(state.User) is { } session && !await ended.HasEndedAsync(session, cancel);

    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        IsOpenAsync(authenticationState, cancellationToken);
}
