using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
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

/// <summary>
/// A tenant in which every id that a use case takes or an address names exists, so that a refusal is about the caller and not about
/// the id. <see cref="Rows"/> holds one of each kind by its type.
/// </summary>
internal sealed record WalkedWorld(
    TenantId Tenant, string Product, ProposalShown Proposal, Guid Hold, Guid Person, IReadOnlyDictionary<Type, object> Rows)
{
    public const string Release = "2026.10.3";
    public const string Environment = "development";
    public const string Path = "prompts/triage";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The names that stand in addresses and bodies, and what they are in this world.</summary>
    public Dictionary<string, string> Names => new()
    {
        ["{product}"] = Product,
        ["{kind}"] = "prompt",
        ["{path}"] = Uri.EscapeDataString(Path),
        ["{**rest}"] = Path + "/versions",
        ["{version}"] = "1",
        ["{release}"] = Release,
        ["{environment}"] = Environment,
        ["{import}"] = Row<ImportId>().Value.ToString(),
        ["{unresolved}"] = Row<UnresolvedId>().Value.ToString(),
        ["{proposal}"] = Row<ProposalId>().Value.ToString(),
        ["{deployment}"] = Row<DeploymentId>().Value.ToString(),
        ["{target}"] = Row<TargetId>().Value.ToString(),
        ["{delivery}"] = Row<DeliveryId>().Value.ToString(),
        ["{drift}"] = Row<DriftId>().Value.ToString(),
        ["{policy}"] = "0",
        ["{hold}"] = Hold.ToString(),
        ["{source}"] = Row<SourceId>().Value.ToString(),
        ["{digest}"] = Proposal.Digest.ToString(),
    };

    public static async Task<WalkedWorld> MakeAsync(IServiceProvider console, TenantId tenant, string product)
    {
        T Get<T>() where T : notnull => console.GetRequiredService<T>();
        var author = Actor.Job(tenant, "test", "test");
        var import = (await Get<StartImport>().RunAsync(product, Importing.Sample(Release), author, Cancel)).ShouldSucceed();
        (await Get<RunImport>().RunAsync(import, author, Cancel)).ShouldSucceed();
        var proposal = (await Get<ProposeRelease>().RunAsync(
            product, new NewProposal(Release, "production", "Look here.", null), author, Cancel)).ShouldSucceed();
        var comment = (await Get<AddComment>().RunAsync(proposal.Id, new NewComment("Why so?"), author, Cancel)).ShouldSucceed();
        var key = (await Get<CreateKey>().RunAsync(new NewKey("ci", Role.Viewer, null, null, null, null), author, Cancel)).ShouldSucceed();

        await using var db = await Get<IDbContextFactory<ConsoleDb>>().OpenAsync(tenant, Cancel);
        var rows = await AddRowsAsync(db, tenant, import, proposal);
        var person = db.Add(new Person("Wanda Walked", null)
        {
            Id = Guid.CreateVersion7(),
            TenantId = tenant,
            Issuer = "test",
            Subject = "walked",
            CreatedAt = db.Now,
        }).Entity;
        var hold = new Hold
        {
            Id = Guid.CreateVersion7(),
            TenantId = tenant,
            ProductId = (ProductId)rows[typeof(ProductId)],
            EnvironmentId = (EnvironmentId)rows[typeof(EnvironmentId)],
            Reason = "A holiday",
            OwnerId = Guid.Empty,
            OwnerName = "David",
            PlacedAt = db.Now,
            Until = null,
        };
        db.Add(hold);
        db.Record(author, new SomethingNoted("a world to walk through", []));
        await db.SaveChangesAsync(Cancel);
        var grant = (await Get<GrantRole>().RunAsync(new NewGrant(person.Id, Role.Viewer, null, null, null, null), author, Cancel))
            .ShouldSucceed();
        foreach (var row in (object[])[import, proposal.Id, proposal, comment, key.Id, grant, proposal.Manifest])
            rows[row.GetType()] = row;
        return new WalkedWorld(tenant, product, proposal, hold.Id, person.Id, rows);
    }

    public T Row<T>() => (T)Rows[typeof(T)];

    private static async Task<Dictionary<Type, object>> AddRowsAsync(ConsoleDb db, TenantId tenant, ImportId import, ProposalShown proposal)
    {
        var release = await db.Set<Release>().SingleAsync(Cancel);
        var (id, at) = (release.ProductId, db.Now);
        var place = await db.Set<ReleaseEnvironment>().SingleAsync(one => one.Name == Environment, Cancel);
        var target = new Target("https://desk.example.invalid/hook", Environment, "{}", secret: null)
        {
            Id = new TargetId(Guid.CreateVersion7()),
            TenantId = tenant,
            ProductId = id,
            Name = "the desk",
            Kind = TargetKind.Webhook,
            AllowsPrivateNetwork = false,
            CreatedAt = at,
        };
        var deployment = new Deployment
        {
            Id = new DeploymentId(Guid.CreateVersion7()),
            TenantId = tenant,
            ProductId = id,
            EnvironmentId = place.Id,
            ProposalId = proposal.Id,
            ReleaseId = release.Id,
            ManifestDigest = release.ManifestDigest,
            Replaces = null,
            StartedById = Guid.Empty,
            StartedByName = "David",
            StartedAt = at,
        };
        var delivery = new Delivery(at)
        {
            Id = new DeliveryId(Guid.CreateVersion7()),
            TenantId = tenant,
            ProductId = id,
            TargetId = target.Id,
            DeploymentId = deployment.Id,
            Environment = Environment,
            ManifestDigest = release.ManifestDigest,
            Replaces = null,
        };
        var drift = new Drift(null, null, at)
        {
            Id = new DriftId(Guid.CreateVersion7()),
            TenantId = tenant,
            ProductId = id,
            Environment = Environment,
            TargetId = target.Id,
            Kind = DriftKind.ContentEdited,
            Path = Path,
            Expected = null,
        };
        var version = await db.Set<ArtifactVersion>().FirstAsync(Cancel);
        var item = new Unresolved
        {
            Id = new UnresolvedId(Guid.CreateVersion7()),
            TenantId = tenant,
            ProductId = id,
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
        var source = new Source("the forge", """{"kind":"git","address":"https://forge.example.invalid/desk.git"}""")
        {
            Id = new SourceId(Guid.CreateVersion7()),
            TenantId = tenant,
            ProductId = id,
            Kind = SourceKind.Git,
            HookKey = Guid.CreateVersion7(),
            CreatedAt = at,
        };
        source.Enable(enabled: false);
        var search = new SavedSearch(
            new SavedSearchId(Guid.CreateVersion7()), tenant, Guid.Empty, "David", "Refunds", "q=refund", isShared: true, at);
        db.AddRange(target, deployment, delivery, drift, item, source, search, new SourcePulse(source.Id, tenant, dueAt: null));
        return new[] { (object)search.Id, id, place.Id, target.Id, deployment.Id, delivery.Id, drift.Id, item.Id, source.Id }.ToDictionary(row => row.GetType());
    }
}
