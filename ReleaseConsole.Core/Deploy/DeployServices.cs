using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Deploy;

internal static class DeployServices
{
    public static IServiceCollection AddDeploy(this IServiceCollection services) => services
        .AddSingleton<DeployProposal>()
        .AddSingleton<PlaceHold>()
        .AddSingleton<LiftHold>()
        .AddSingleton<EnvironmentHistory>();
}
