using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

public static class OpenIdConnectExtensions
{
    public static AuthenticationBuilder AddOpenIdConnect(
        this AuthenticationBuilder builder, string scheme, string? displayName, Action<OpenIdConnectOptions> configure)
    {
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, CompleteOpenIdConnectOptions>());
        return builder.AddRemoteScheme<OpenIdConnectOptions, OpenIdConnectHandler>(scheme, displayName, configure);
    }
}
