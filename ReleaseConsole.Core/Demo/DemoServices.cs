using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Demo;

internal static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<SeedDemo>().AddSingleton<DemoSetUp>().AddSingleton<DemoImports>()
        .AddSingleton<DemoStory>().AddSingleton<DemoPromotion>().AddSingleton<DemoRepository>();
}
