using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Serve;

internal static class ServeServices
{
    public static IServiceCollection AddServe(this IServiceCollection services) => services.AddSingleton<LiveManifest>();
}
