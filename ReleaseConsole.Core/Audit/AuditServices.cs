using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditFeed>()
        // Made when it is first asked for: whoever only reads needs no key.
        .AddSingleton(
            made => CheckpointKey.LoadOrCreate(Path.Combine(made.GetRequiredService<StorageOptions>().DataDirectory, "checkpoint-key.pem")))
        .AddSingleton<LogKeeping>()
        .AddSingleton<AuditSearch>().AddSingleton<AuditFacets>().AddSingleton<AuditEntryView>()
        .AddSingleton<LogState>().AddSingleton<TimeMachine>()
        .AddSingleton<IssueCheckpoint>().AddSingleton<NewestCheckpoint>().AddSingleton<VerifyLog>()
        .AddSingleton<SavedSearches>().AddSingleton<SaveSearch>().AddSingleton<RenameSearch>().AddSingleton<DeleteSearch>()
        .AddSingleton<ProveEntry>().AddSingleton<ExportSearch>().AddSingleton<ProveInclusion>().AddSingleton<ProveConsistency>();
}
