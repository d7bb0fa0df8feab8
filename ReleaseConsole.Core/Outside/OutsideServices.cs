using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReleaseConsole.Core.Outside;

internal static class OutsideServices
{
    public static IServiceCollection AddOutside(this IServiceCollection services)
    {
        services.TryAddSingleton(NameLookup.Dns);
        return services
            .AddSingleton(provider => OutsideOptions.From(provider.GetService<IConfiguration>()))
            .AddSingleton<Reach>()
            .AddSingleton<Secrets>()
            .AddSingleton<GitRemotes>();
    }
}
