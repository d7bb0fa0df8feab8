using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReleaseConsole.Core.WriteBack.Git;
using ReleaseConsole.Core.WriteBack.Webhook;

namespace ReleaseConsole.Core.WriteBack;

internal static class WriteBackServices
{
    public static IServiceCollection AddWriteBack(this IServiceCollection services)
    {
        services.TryAddSingleton(WebhookOptions.Default);
        services.TryAddSingleton(GitLimits.Default);
        return services
            .AddSingleton<IConnector, GitConnector>()
            .AddSingleton<IConnector, WebhookConnector>()
            .AddSingleton<SendingHost>()
            .AddSingleton<DueDeliveries>()
            .AddSingleton<PlanWriteBacks>()
            .AddSingleton<ProposalWriteBacks>()
            .AddSingleton<AttemptDelivery>()
            .AddSingleton<ReadBackDelivery>()
            .AddSingleton<CarryOutDelivery>()
            .AddSingleton<CarryOutWriteBacks>()
            .AddSingleton<SettleDelivery>()
            .AddSingleton<ReplayDelivery>()
            .AddSingleton<SaveTarget>()
            .AddSingleton<EnableTarget>()
            .AddSingleton<CheckTarget>()
            .AddSingleton<DryRunTarget>()
            .AddSingleton<DeploymentView>()
            .AddSingleton<ConnectionBoard>()
            .AddSingleton<DeliveryLog>();
    }
}
