using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

internal static class IngestServices
{
    public static IServiceCollection AddIngest(this IServiceCollection services) => services
        .AddSingleton(provider => IngestOptions.From(provider.GetService<IConfiguration>()))
        .AddSingleton<StagingArea>()
        .AddSingleton<SourceOpening>()
        .AddSingleton<PullOnce>()
        .AddSingleton<StartImport>()
        .AddSingleton<PreviewImport>()
        .AddSingleton<RunImport>()
        .AddSingleton<ResumeImports>()
        .AddSingleton<ImportProgress>()
        .AddSingleton<ImportHistory>();
}
