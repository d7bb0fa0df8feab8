using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Watch;

internal static class WatchServices
{
    public static IServiceCollection AddWatch(this IServiceCollection services) => services
        .AddSingleton<CheckDrift>()
        .AddSingleton<ResolveDrift>()
        .AddSingleton<DriftList>().AddSingleton<DriftDifference>().AddSingleton<InboxTasks>()
        .AddSingleton<InboxBoard>().AddSingleton<RailNumbers>()
        .AddSingleton<EnvironmentBoard>()
        .AddSingleton<OverviewBoard>();
}
