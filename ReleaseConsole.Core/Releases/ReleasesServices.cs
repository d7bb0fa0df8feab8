using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Releases;

internal static class ReleasesServices
{
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddSingleton<FreezeRelease>()
        .AddSingleton<NamedPins>()
        .AddSingleton<ReleaseHistory>().AddSingleton<ReleaseSearch>()
        .AddSingleton<ReleaseSummary>();
}
