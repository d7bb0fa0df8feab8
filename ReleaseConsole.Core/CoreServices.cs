using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Demo;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Serve;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core;

/// <summary>The pipeline as code: one line per room, in the order data flows.</summary>
public static class CoreServices
{
    public static IServiceCollection AddReleaseConsole(this IServiceCollection services, StorageOptions storage) => services
        .AddStorage(storage)
        .AddOutside()
        .AddAccess()
        .AddArtifacts()
        .AddReleases()
        .AddAudit()
        .AddIngest()
        .AddResolve()
        .AddCompare()
        .AddEvaluate()
        .AddAssess()
        .AddReview()
        .AddDeploy()
        .AddWriteBack()
        .AddServe()
        .AddWatch()
        .AddRollBack()
        .AddDemo();
}
