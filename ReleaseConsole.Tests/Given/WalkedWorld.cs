using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
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
        var rows = await WalkedRows.AddAsync(db, import, proposal);
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
}
