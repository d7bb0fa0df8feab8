using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.RollBack;

internal static class RollBackServices
{
    public static IServiceCollection AddRollBack(this IServiceCollection services) => services
        .AddSingleton<RollbackPlans>()
        .AddSingleton<PlanRollback>()
        .AddSingleton<RollBackEnvironment>();
}
