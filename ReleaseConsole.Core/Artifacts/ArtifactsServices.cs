using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Artifacts;

internal static class ArtifactsServices
{
    public static IServiceCollection AddArtifacts(this IServiceCollection services) => services
        .AddSingleton<SaveVersion>().AddSingleton<SaveVersions>()
        .AddSingleton<SaveDraft>().AddSingleton<DiscardDraft>().AddSingleton<DraftChecks>()
        .AddSingleton<ArtifactList>().AddSingleton<ArtifactView>().AddSingleton<WhereUsed>()
        .AddSingleton<VersionHistory>().AddSingleton<VersionText>()
        .AddSingleton<DatasetProfileView>()
        .AddSingleton<LargeContents>().AddSingleton<SweepContents>();
}
