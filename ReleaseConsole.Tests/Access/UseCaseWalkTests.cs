using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Serve;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

/// <summary>
/// Nobody forgets the permission: every use case there is stands in this table with what it asks for, and is called as every role, as
/// a stranger of the tenant, and as a person who may do everything in another tenant.
/// </summary>
public sealed class UseCaseWalkTests
{
    /// <summary>What a use case needs before anything else. Those that begin with an id of a row answer "not found" to the walk.</summary>
    private static readonly Dictionary<Type, Permission> Needs = new()
    {
        [typeof(CreateKey)] = Permission.GrantAccess, [typeof(RevokeKey)] = Permission.GrantAccess, [typeof(KeyList)] = Permission.GrantAccess,
        [typeof(GrantRole)] = Permission.GrantAccess, [typeof(RevokeRole)] = Permission.GrantAccess, [typeof(AccessOverview)] = Permission.GrantAccess,
        [typeof(SaveVersion)] = Permission.Author, [typeof(SaveDraft)] = Permission.Author,
        [typeof(VersionText)] = Permission.Read, [typeof(DraftChecks)] = Permission.Read, [typeof(ArtifactList)] = Permission.Read,
        [typeof(ArtifactView)] = Permission.Read, [typeof(VersionHistory)] = Permission.Read,
        [typeof(FreezeRelease)] = Permission.Author, [typeof(ReleaseHistory)] = Permission.Read, [typeof(ReleaseSummary)] = Permission.Read,
        [typeof(ImportHistory)] = Permission.Read, [typeof(UnresolvedQueue)] = Permission.Read,
        [typeof(ComparisonView)] = Permission.Read, [typeof(ReleaseJudgement)] = Permission.Read, [typeof(PolicyHistory)] = Permission.Read,
        [typeof(ReviewQueue)] = Permission.Read, [typeof(ProposeRelease)] = Permission.Propose,
        [typeof(EnvironmentHistory)] = Permission.Read, [typeof(PlaceHold)] = Permission.Hold, [typeof(LiftHold)] = Permission.Hold,
        [typeof(SaveTarget)] = Permission.Connect, [typeof(TimeMachine)] = Permission.Read,
        [typeof(AuditSearch)] = Permission.ReadAudit, [typeof(AuditFacets)] = Permission.ReadAudit, [typeof(AuditEntryView)] = Permission.ReadAudit,
        [typeof(IssueCheckpoint)] = Permission.ReadAudit, [typeof(NewestCheckpoint)] = Permission.ReadAudit, [typeof(VerifyLog)] = Permission.ReadAudit,
        [typeof(ProveEntry)] = Permission.ReadAudit, [typeof(ProveInclusion)] = Permission.ReadAudit, [typeof(ProveConsistency)] = Permission.ReadAudit,
    };

    /// <summary>They begin with the id of a row, so the walk, which has none, sees only that an unknown id tells nothing.</summary>
    private static readonly HashSet<Type> ById =
    [
        typeof(DiscardDraft), typeof(PreviewImport), typeof(ReleaseProposals), typeof(ProposalTexts), typeof(ReleaseBoard),
        typeof(ProposalWriteBacks), typeof(RunImport), typeof(StartImport), typeof(ImportProgress), typeof(ResolveItem), typeof(CarryOutReleaseFiles), typeof(AssessManifests), typeof(AdoptPolicy),
        typeof(ProposalView), typeof(AddComment), typeof(ResolveThread), typeof(MarkViewed), typeof(CloseProposal), typeof(CastDecision),
        typeof(DeployProposal), typeof(CheckTarget), typeof(ReplayDelivery), typeof(SettleDelivery), typeof(DryRunTarget), typeof(EnableTarget),
        typeof(PlanRollback), typeof(RollBackEnvironment), typeof(DriftList), typeof(ResolveDrift), typeof(EnvironmentBoard), typeof(LiveManifest), typeof(DeliveryLog), typeof(ConnectionBoard), typeof(DeploymentView),
        typeof(AttemptDelivery), typeof(ReadBackDelivery), typeof(OverviewBoard),
    ];

    /// <summary>They answer with what the actor may see, which may be nothing; or work on the log by cursor as a job.</summary>
    private static readonly HashSet<Type> Narrowing = [typeof(ProductList), typeof(ViewerScope), typeof(LogState), typeof(PlanWriteBacks)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_use_case_is_in_the_table_once()
    {
        var known = Needs.Keys.Concat(ById).Concat(Narrowing).ToList();
        UseCaseWalk.All.Except(known).Select(type => type.FullName).ShouldBeEmpty("add it with the permission it asks for");
        known.Count.ShouldBe(known.Distinct().Count());
    }

    [Fact]
    public async Task A_role_without_the_permission_is_refused_and_one_with_it_is_not()
    {
        await using var console = await WithProductAsync();
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = await console.PersonAsync(role.ToString(), (role, role == Role.Reviewer ? Lane.Security : null));
            foreach (var (type, permission) in Needs)
            {
                var refusal = await UseCaseWalk.CallAsync(console, type, actor);
                var isForbidden = refusal is { Code: "role-missing" };
                var may = RolePermissions.Of(role).Contains(permission) || (type == typeof(AccessOverview) && role == Role.Auditor);
                if (isForbidden == may)
                    wrong.Add($"{type.Name} as {role}: {refusal}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_without_any_role_gets_nothing()
    {
        await using var console = await WithProductAsync();
        var nobody = await console.PersonAsync("Nobody");
        var answered = new List<string>();

        foreach (var type in Needs.Keys.Concat(ById).Where(type => type != typeof(StartImport) && type != typeof(CarryOutReleaseFiles)))
            if (await UseCaseWalk.CallAsync(console, type, nobody) is null)
                answered.Add(type.Name);
        answered.ShouldBeEmpty();
        (await console.Get<ProductList>().RunAsync(nobody, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_who_may_everything_in_another_tenant_cannot_tell_that_the_product_exists()
    {
        await using var console = await WithProductAsync();
        var everything = Enum.GetValues<Role>().Select(role => (role, role == Role.Reviewer ? Lane.Security : (Lane?)null)).ToArray();
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Stranger", everything);
        var ofProduct = Needs.Keys.Where(type => UseCaseWalk.Method(type)!.GetParameters().Any(one => one.Name is "product" or "productSlug")).ToList();
        ofProduct.Count.ShouldBeGreaterThan(15);

        foreach (var type in ofProduct)
            (await UseCaseWalk.CallAsync(console, type, stranger)).ShouldBe(AccessRefusals.NoSuchProduct(UseCaseWalk.Product), type.Name);
        (await console.Get<ProductList>().RunAsync(stranger, Cancel)).ShouldNotContain(product => product.Slug == UseCaseWalk.Product);
    }

    private static async Task<TestConsole> WithProductAsync()
    {
        var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        db.Add(new Product(new ProductId(Guid.CreateVersion7()), console.Tenant, UseCaseWalk.Product, "Walked", db.Now));
        db.Record(Actor.Job(console.Tenant, "test", "test"), new SomethingNoted("a product", []));
        await db.SaveChangesAsync(Cancel);
        return console;
    }
}
