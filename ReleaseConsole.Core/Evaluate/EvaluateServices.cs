using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Evaluate;

internal static class EvaluateServices
{
    public static IServiceCollection AddEvaluate(this IServiceCollection services) => services
        .AddSingleton<ChangedCases>()
        .AddSingleton<JudgeTelemetry>();
}
