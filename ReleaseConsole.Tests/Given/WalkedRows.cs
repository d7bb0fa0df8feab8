using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Tests.Given;

/// <summary>One row of each kind that no use case makes on the way to a proposal, in the tenant and product of a release.</summary>
internal static class WalkedRows
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The ids of what is there now, by their type.</summary>
    public static async Task<Dictionary<Type, object>> AddAsync(ConsoleDb db, ImportId import, ProposalShown proposal)
    {
        var release = await db.Set<Release>().SingleAsync(Cancel);
        var place = await db.Set<ReleaseEnvironment>().SingleAsync(one => one.Name == WalkedWorld.Environment, Cancel);
        var version = await db.Set<ArtifactVersion>().FirstAsync(Cancel);
        var target = TargetOf(release, db.Now);
        var deployment = DeploymentOf(release, place, proposal, db.Now);
        var delivery = DeliveryOf(deployment, target, db.Now);
        var drift = DriftAt(target, db.Now);
        var item = ItemOf(release, import, version, db.Now);
        var source = SourceOf(release, db.Now);
        var search = SearchOf(release, db.Now);
        db.AddRange(target, deployment, delivery, drift, item, source, search, new SourcePulse(source.Id, db.Tenant, dueAt: null));
        return new[] { (object)search.Id, release.ProductId, place.Id, target.Id, deployment.Id, delivery.Id, drift.Id, item.Id, source.Id }
            .ToDictionary(row => row.GetType());
    }

    private static Target TargetOf(Release release, DateTimeOffset at) =>
        new("https://desk.example.invalid/hook", WalkedWorld.Environment, "{}", secret: null)
        {
            Id = new TargetId(Guid.CreateVersion7()),
            TenantId = release.TenantId,
            ProductId = release.ProductId,
            Name = "the desk",
            Kind = TargetKind.Webhook,
            AllowsPrivateNetwork = false,
            CreatedAt = at,
        };

    private static Deployment DeploymentOf(
        Release release, ReleaseEnvironment place, ProposalShown proposal, DateTimeOffset at) =>
        new()
        {
            Id = new DeploymentId(Guid.CreateVersion7()),
            TenantId = release.TenantId,
            ProductId = release.ProductId,
            EnvironmentId = place.Id,
            ProposalId = proposal.Id,
            ReleaseId = release.Id,
            ManifestDigest = release.ManifestDigest,
            Replaces = null,
            StartedById = Guid.Empty,
            StartedByName = "David",
            StartedAt = at,
        };

    private static Delivery DeliveryOf(Deployment deployment, Target target, DateTimeOffset at) =>
        new(at)
        {
            Id = new DeliveryId(Guid.CreateVersion7()),
            TenantId = deployment.TenantId,
            ProductId = deployment.ProductId,
            TargetId = target.Id,
            DeploymentId = deployment.Id,
            Environment = WalkedWorld.Environment,
            ManifestDigest = deployment.ManifestDigest,
            Replaces = null,
        };

    private static Drift DriftAt(Target target, DateTimeOffset at) =>
        new(null, null, at)
        {
            Id = new DriftId(Guid.CreateVersion7()),
            TenantId = target.TenantId,
            ProductId = target.ProductId,
            Environment = WalkedWorld.Environment,
            TargetId = target.Id,
            Kind = DriftKind.ContentEdited,
            Path = WalkedWorld.Path,
            Expected = null,
        };

    private static Unresolved ItemOf(Release release, ImportId import, ArtifactVersion version, DateTimeOffset at) =>
        new()
        {
            Id = new UnresolvedId(Guid.CreateVersion7()),
            TenantId = release.TenantId,
            ProductId = release.ProductId,
            ImportId = import,
            Kind = ArtifactKind.Prompt,
            Path = "prompts/unsure",
            Content = version.Digest,
            Original = version.Digest,
            Format = "text/1",
            SourcePath = "unsure.md",
            Reason = "It resembles two.",
            Suggestion = null,
            CreatedAt = at,
        };

    // Switched off, so that nobody's walk goes out to it.
    private static Source SourceOf(Release release, DateTimeOffset at)
    {
        var source = new Source("the forge", """{"kind":"git","address":"https://forge.example.invalid/desk.git"}""")
        {
            Id = new SourceId(Guid.CreateVersion7()),
            TenantId = release.TenantId,
            ProductId = release.ProductId,
            Kind = SourceKind.Git,
            HookKey = Guid.CreateVersion7(),
            CreatedAt = at,
        };
        source.Enable(enabled: false);
        return source;
    }

    private static SavedSearch SearchOf(Release release, DateTimeOffset at) =>
        new("Refunds")
        {
            Id = new SavedSearchId(Guid.CreateVersion7()),
            TenantId = release.TenantId,
            OwnerId = Guid.Empty,
            OwnerName = "David",
            Query = "q=refund",
            IsShared = true,
            CreatedAt = at,
        };
}
