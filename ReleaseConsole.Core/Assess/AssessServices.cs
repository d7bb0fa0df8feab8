using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Assess;

internal static class AssessServices
{
    public static IServiceCollection AddAssess(this IServiceCollection services) => services
        .AddSingleton<AssessManifests>()
        .AddSingleton<ReleaseJudgement>()
        .AddSingleton<AdoptPolicy>()
        .AddSingleton<PolicyHistory>();
}
