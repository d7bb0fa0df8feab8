using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Datasets;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Compare.Models;
using ReleaseConsole.Core.Compare.Policies;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Compare.Settings;
using ReleaseConsole.Core.Compare.Tools;

namespace ReleaseConsole.Core.Compare;

internal static class CompareServices
{
    public static IServiceCollection AddCompare(this IServiceCollection services) => services
        .AddSingleton<ComparisonView>().AddSingleton<CompareChoices>().AddSingleton<MergeVersions>().AddSingleton<VersionBlame>()
        .AddSingleton<ThreeWayComparison>().AddSingleton<MergeReleases>();
}

/// <summary>Every comparer, one per kind.</summary>
internal static class Comparers
{
    public static IReadOnlyList<IComparer> All { get; } =
    [
        new PromptComparer(),
        new ToolComparer(),
        new ModelComparer(),
        new DatasetComparer(),
        new PolicyComparer(),
        new SettingsComparer(),
        new EvaluationComparer(),
    ];

    public static IComparer Of(ArtifactKind kind) => All.Single(comparer => comparer.Kind == kind);
}
