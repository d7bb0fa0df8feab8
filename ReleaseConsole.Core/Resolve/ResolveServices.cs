using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Resolve;

internal static class ResolveServices
{
    public static IServiceCollection AddResolve(this IServiceCollection services) => services
        .AddSingleton<CarryOutReleaseFiles>()
        .AddSingleton<ResolveItem>()
        .AddSingleton<RevokeDecision>()
        .AddSingleton<SaveIdentityRules>()
        .AddSingleton<UnresolvedQueue>()
        .AddSingleton<IdentityComparison>()
        .AddSingleton<DecisionList>()
        .AddSingleton<QuestionView>()
        .AddSingleton<ReferencesLeftOpen>()
        .AddSingleton<IdentityRulesView>();
}
