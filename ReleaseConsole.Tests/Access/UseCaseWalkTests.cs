using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Serve;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

/// <summary>
/// Nobody forgets the permission: every use case there is stands in this table with who may, and is called with ids that exist, as every
/// role, as a person without one, and as a person who may do everything in another tenant.
/// </summary>
public sealed class UseCaseWalkTests : IAsyncLifetime
{
    private static readonly (Permission[] Any, Type[] Run)[] Table =
    [
        ([Permission.Read],
        [
            typeof(ArtifactList), typeof(ArtifactView), typeof(WhereUsed), typeof(VersionText), typeof(ExportVersion), typeof(ExportNotes),
            typeof(ReadFacts),
            typeof(MergeVersions), typeof(VersionBlame), typeof(DatasetProfileView), typeof(VersionHistory), typeof(DraftChecks),
            typeof(DiscardDraft),
            typeof(ReleaseHistory), typeof(ReleaseSearch), typeof(NamedPins), typeof(ReleaseSummary), typeof(ReleaseBoard),
            typeof(NewReleaseView), typeof(ReleaseProposals), typeof(ReleaseJudgement), typeof(MergeJudgement),
            typeof(ImportHistory), typeof(ImportProgress), typeof(ImportSummary), typeof(ImportedVersions), typeof(UnresolvedQueue),
            typeof(ComparisonView), typeof(CompareChoices), typeof(ThreeWayComparison), typeof(ChangedCases), typeof(GateCheck),
            typeof(JudgeTelemetry), typeof(MyRights),
            typeof(DecisionList), typeof(QuestionView), typeof(IdentityRulesView), typeof(IdentityComparison), typeof(ReleaseProfile),
            typeof(ReferencesLeftOpen), typeof(SourceBoard), typeof(SourceRuns), typeof(AssessManifests), typeof(DraftNotes), typeof(RewriteSummary),
            typeof(PolicyHistory), typeof(PolicyReplay), typeof(PolicyBoard), typeof(ReviewQueue), typeof(ProposalView),
            typeof(ProposalTexts), typeof(ProposalWriteBacks),
            typeof(EnvironmentBoard), typeof(EnvironmentHistory), typeof(EnvironmentNames), typeof(LiveManifest), typeof(TimeMachine),
            typeof(OverviewBoard), typeof(RailNumbers), typeof(InboxTasks), typeof(InboxBoard),
            typeof(DeploymentView), typeof(ConnectionBoard), typeof(DeliveryLog), typeof(DriftList), typeof(DriftDifference),
            typeof(PlanRollback),
        ]),
        ([Permission.Author],
        [
            typeof(SaveVersion), typeof(SaveVersions), typeof(MergeReleases), typeof(SaveDraft), typeof(PreviewImport), typeof(StartImport),
            typeof(PullOnce), typeof(RunSource), typeof(RunImport), typeof(StopImport),
            typeof(CarryOutReleaseFiles), typeof(RetryImport),
            typeof(RefusedLines), typeof(FreezeRelease),
        ]),
        ([Permission.Identify], [typeof(ResolveItem), typeof(RevokeDecision), typeof(SaveIdentityRules)]),
        ([Permission.Propose], [typeof(ProposeRelease)]),
        ([Permission.Review], [typeof(CastDecision), typeof(MeetCondition), typeof(DecideFinding), typeof(SignPolicy)]),
        ([Permission.Review, Permission.Propose], [typeof(AddComment), typeof(ResolveThread), typeof(MarkViewed)]),
        ([Permission.Deploy],
        [
            typeof(CloseProposal), typeof(DeployProposal), typeof(AttemptDelivery), typeof(ReadBackDelivery), typeof(ReplayDelivery),
            typeof(SettleDelivery), typeof(WithdrawRelease),
        ]),
        ([Permission.RollBack], [typeof(RollBackEnvironment)]),
        ([Permission.Hold], [typeof(PlaceHold), typeof(LiftHold)]),
        ([Permission.ResolveDrift], [typeof(ResolveDrift)]),
        ([Permission.Connect],
        [
            typeof(SaveTarget), typeof(CheckTarget), typeof(DryRunTarget), typeof(EnableTarget), typeof(SaveSource), typeof(EnableSource),
            typeof(RemoveSource),
        ]),
        ([Permission.Author, Permission.SetPolicy], [typeof(DraftPolicy)]),
        ([Permission.Propose, Permission.SetPolicy], [typeof(ProposePolicy), typeof(WithdrawPolicy)]),
        ([Permission.Deploy, Permission.SetPolicy], [typeof(PutPolicyInForce)]),
        (
            [Permission.GrantAccess], [typeof(CreateProduct), typeof(GrantRole), typeof(RevokeRole), typeof(CreateKey), typeof(RevokeKey), typeof(KeyList)]),
        ([Permission.GrantAccess], [typeof(AccessOverview)]),
        ([Permission.ReadAudit],
        [
            typeof(AuditSearch), typeof(AuditFacets), typeof(AuditEntryView), typeof(IssueCheckpoint), typeof(NewestCheckpoint),
            typeof(VerifyLog),
            typeof(SavedSearches), typeof(SaveSearch), typeof(RenameSearch), typeof(DeleteSearch),
            typeof(ProveEntry), typeof(ExportSearch), typeof(ProveInclusion), typeof(ProveConsistency),
        ]),
    ];

    /// <summary>They answer with what the actor may see, which may be nothing; or work on the log by cursor as a job.</summary>
    private static readonly Type[] Narrowing = [typeof(ProductList), typeof(ViewerScope), typeof(LogState), typeof(PlanWriteBacks)];

    private TestConsole _console = null!;
    private WalkedWorld _world = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<(Type UseCase, IReadOnlyList<Role> May)> Rows =>
        Table.SelectMany(row => row.Run.Select(useCase => (useCase, Holding(useCase, row.Any))));

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.OnSqliteAsync(Cancel);
        var tenant = (await _console.Get<CreateWorkspace>().RunAsync(
            new NewWorkspace("walked", "Walked", "walked-desk", "Walked desk",
            [
                new NewEnvironment(WalkedWorld.Environment, IsProtected: false, Boundary.Open),
                new NewEnvironment("production", IsProtected: true, Boundary.Open),
            ]),
            "test", Cancel)).ShouldSucceed();
        _world = await WalkedWorld.MakeAsync(_console.Services, tenant, "walked-desk");
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public void Every_use_case_is_in_the_table_once()
    {
        var known = Rows.Select(row => row.UseCase).Concat(Narrowing).ToList();
        UseCaseWalk.All.Except(known).Select(type => type.FullName).ShouldBeEmpty("add it with who may");
        known.Count.ShouldBe(known.Distinct().Count());
    }

    [Fact]
    public async Task A_role_that_may_not_is_refused_and_changes_nothing_and_one_that_may_is_heard()
    {
        var people = new List<(Role Role, Actor Actor)>();
        foreach (var role in Enum.GetValues<Role>())
            people.Add(
                (role, await _console.PersonInAsync(_world.Tenant, role.ToString(), (role, role == Role.Reviewer ? Lane.Security : null))));
        var wrong = new List<string>();

        var before = await StateAsync();
        foreach (var (useCase, may) in Rows)
            foreach (var (role, actor) in people.Where(one => !may.Contains(one.Role)))
                if (await CallAsync(useCase, actor) is not { Kind: RefusalKind.Forbidden })
                    wrong.Add($"{useCase.Name} as {role} is not refused");
        (await StateAsync()).ShouldBe(before);

        foreach (var (useCase, may) in Rows)
            foreach (var (role, actor) in people.Where(one => may.Contains(one.Role)))
                if (await CallAsync(useCase, actor) is { } refusal
                    && (refusal.Code == "role-missing" || refusal.Code.StartsWith("unknown-", StringComparison.Ordinal)))
                    wrong.Add($"{useCase.Name} as {role}: {refusal}");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_without_any_role_gets_nothing_and_changes_nothing()
    {
        var nobody = await _console.PersonInAsync(_world.Tenant, "Nobody");
        var before = await StateAsync();
        var answered = new List<string>();

        foreach (var (useCase, _) in Rows)
            if (await CallAsync(useCase, nobody) is not { Kind: RefusalKind.NotFound or RefusalKind.Forbidden }
                && useCase != typeof(ConnectionBoard))
                answered.Add(useCase.Name);
        answered.ShouldBeEmpty();
        (await _console.Get<ProductList>().RunAsync(nobody, Cancel)).ShouldBeEmpty();
        (await StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_person_who_may_everything_in_another_tenant_finds_nothing_and_changes_nothing()
    {
        var everything = Enum.GetValues<Role>().Select(role => (role, role == Role.Reviewer ? Lane.Security : (Lane?)null)).ToArray();
        var stranger = await _console.PersonInAsync(_console.Tenant, "Stranger", everything);
        var about = Rows.Select(row => row.UseCase).Where(useCase => UseCaseWalk.NamesARow(useCase, _world)).ToList();
        about.Count.ShouldBeGreaterThan(60);
        var before = await StateAsync();
        var found = new List<string>();

        foreach (var useCase in about)
            if (await CallAsync(useCase, stranger) is not { Kind: RefusalKind.NotFound } refusal)
                found.Add(useCase.Name);
            else if (refusal.Sentence.Contains(WalkedWorld.Release, StringComparison.Ordinal))
                found.Add($"{useCase.Name} tells: {refusal}");
        found.ShouldBeEmpty();
        (await StateAsync()).ShouldBe(before);
        (await _console.Get<ProductList>().RunAsync(stranger, Cancel)).ShouldNotContain(product => product.Slug == _world.Product);
    }

    [Fact]
    public async Task An_agent_that_holds_every_role_and_works_for_a_person_who_does_reads_writes_and_proposes_and_nothing_else()
    {
        var everything = Enum.GetValues<Role>().Select(role => (role, role == Role.Reviewer ? Lane.Security : (Lane?)null)).ToArray();
        var person = await _console.PersonInAsync(_world.Tenant, "Everyone", everything);
        var agent = await _console.AgentAsync(person, "gardener", everything);
        var may = Table.Where(row => row.Any.Any(RolePermissions.OfAgents.Contains)).SelectMany(row => row.Run)
            .Append(typeof(AccessOverview)).ToHashSet();
        var wrong = new List<string>();

        var before = await StateAsync();
        foreach (var (useCase, _) in Rows.Where(row => !may.Contains(row.UseCase)))
            if (await CallAsync(useCase, agent) is not { Kind: RefusalKind.Forbidden, Code: "agent-may-not" or "may-not-withdraw" })
                wrong.Add($"{useCase.Name} is not refused to an agent");
        (await StateAsync()).ShouldBe(before);
        may.ShouldNotContain(typeof(CastDecision));
        foreach (var useCase in may)
            if (await CallAsync(useCase, agent) is { Kind: RefusalKind.Forbidden } refusal
                && refusal.Code is "agent-may-not" or "role-missing")
                wrong.Add($"{useCase.Name}: {refusal}");
        wrong.ShouldBeEmpty();
    }

    // Auditors read who has access, and read everything.
    private static IReadOnlyList<Role> Holding(Type useCase, Permission[] any) =>
        [.. any.SelectMany(RolePermissions.Holding).Concat(useCase == typeof(AccessOverview) ? [Role.Auditor] : []).Distinct()];

    private Task<Refusal?> CallAsync(Type useCase, Actor actor) => UseCaseWalk.CallAsync(_console, _world, useCase, actor);

    /// <summary>How many rows every table of the walked tenant has, with the revisions of those that change.</summary>
    private async Task<string> StateAsync()
    {
        await using var db = await _console.Contexts.OpenAsync(_world.Tenant, Cancel);
        var counts = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(ITenantOwned).IsAssignableFrom(type.ClrType)))
        {
            var rows = ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType)
                .Invoke(db, null)!)
                .AsNoTracking().AsEnumerable().ToList();
            counts.Add($"{type.ClrType.Name} {rows.Count} at {rows.OfType<IRevised>().Sum(row => row.Revision)}");
        }
        return string.Join('\n', counts.Order(StringComparer.Ordinal));
    }
}
