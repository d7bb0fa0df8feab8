using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Deploy;

internal static class DeployServices
{
    public static IServiceCollection AddDeploy(this IServiceCollection services) => services
        .AddSingleton<DeployProposal>()
        .AddSingleton<WithdrawRelease>()
        .AddSingleton<PlaceHold>()
        .AddSingleton<LiftHold>()
        .AddSingleton<EnvironmentHistory>().AddSingleton<EnvironmentNames>();
}
