using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Assess;

internal static class AssessServices
{
    public static IServiceCollection AddAssess(this IServiceCollection services) => services
        .AddSingleton<AssessManifests>()
        .AddSingleton<ReleaseJudgement>()
        .AddSingleton<MergeJudgement>()
        .AddSingleton<DraftNotes>()
        .AddSingleton(provider => SummaryOptions.From(provider.GetService<IConfiguration>()))
        .AddSingleton<ChatModel>()
        .AddSingleton<RewriteSummary>()
        .AddSingleton<GateCheck>()
        .AddSingleton<DraftPolicy>()
        .AddSingleton<PolicyHistory>();
}
