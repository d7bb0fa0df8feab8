using System.IdentityModel.Tokens.Jwt;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

/// <summary>The moments of the protocol that the console takes part in; names as in ASP.NET Core's own package.</summary>
public sealed class OpenIdConnectEvents : RemoteAuthenticationEvents
{
    /// <summary>The id_token and what belongs to it are proved; no cookie is written yet.</summary>
    public Func<TokenValidatedContext, Task> OnTokenValidated { get; set; } = _ => Task.CompletedTask;

    /// <summary>The provider's front-channel notice that a session ended there.</summary>
    public Func<RemoteSignOutContext, Task> OnRemoteSignOut { get; set; } = _ => Task.CompletedTask;
}

public sealed class TokenValidatedContext(
    HttpContext context, AuthenticationScheme scheme, OpenIdConnectOptions options, AuthenticationProperties properties)
    : RemoteAuthenticationContext<OpenIdConnectOptions>(context, scheme, options, properties)
{
    public required JwtSecurityToken SecurityToken { get; init; }

    public required OpenIdConnectMessage TokenEndpointResponse { get; init; }
}

public sealed class RemoteSignOutContext(HttpContext context, AuthenticationScheme scheme, OpenIdConnectOptions options)
    : RemoteAuthenticationContext<OpenIdConnectOptions>(context, scheme, options, new AuthenticationProperties())
{
    public required OpenIdConnectMessage ProtocolMessage { get; init; }
}
