using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;

namespace ReleaseConsole.Core.Ingest;

internal static class IngestServices
{
    public static IServiceCollection AddIngest(this IServiceCollection services) => services
        .AddSingleton(provider => IngestOptions.From(provider.GetService<IConfiguration>()))
        .AddSingleton<StagingArea>()
        .AddSingleton<ExportVersion>()
        .AddSingleton<ExportNotes>()
        .AddSingleton<ReadFacts>()
        .AddSingleton(provider => McpServers.From(provider.GetService<IConfiguration>()))
        .AddSingleton<McpLines>()
        .AddSingleton<SourceLine>()
        .AddSingleton<SourceOpening>()
        .AddSingleton<PullOnce>()
        .AddSingleton<SaveSource>()
        .AddSingleton<EnableSource>()
        .AddSingleton<RemoveSource>()
        .AddSingleton<RunSource>()
        .AddSingleton<RunDueSources>()
        .AddSingleton<HearSource>()
        .AddSingleton<SourceBoard>()
        .AddSingleton<SourceRuns>()
        .AddSingleton<StartImport>()
        .AddSingleton<PreviewImport>()
        .AddSingleton<RunImport>()
        .AddSingleton<FetchImport>()
        .AddSingleton<SaveImport>()
        .AddSingleton<StopImport>()
        .AddSingleton<SweepStaging>()
        .AddSingleton<SweepLeftovers>()
        .AddSingleton<RetryImport>()
        .AddSingleton<ResumeImports>()
        .AddSingleton<ImportProgress>()
        .AddSingleton<ImportSummary>()
        .AddSingleton<ImportedVersions>()
        .AddSingleton<RefusedLines>()
        .AddSingleton<ImportHistory>();
}
