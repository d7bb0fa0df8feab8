using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Audit;

/// <summary>Searches of the log kept under a name, on both databases.</summary>
public abstract class SavedSearchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestConsole> StartAsync(CancellationToken cancel);

    [Fact]
    public async Task A_search_kept_for_oneself_is_seen_by_nobody_else_and_leaves_no_entry()
    {
        await using var console = await StartAsync(Cancel);
        var (mei, jonas) = await PersonsAsync(console);
        var size = await SizeAsync(console, mei);

        var id = (await SaveAsync(
            console, mei, "Refunds", "?q=refund&subject=prompts%2Ftriage&subject=tools%2Frefund&entry=7&before=90")).Value;

        var row = (await ShownAsync(console, mei)).Rows.ShouldHaveSingleItem();
        (row.Id, row.Name, row.MayChange).ShouldBe((id, "Refunds", true));
        row.Query.ShouldBe("q=refund&subject=prompts%2Ftriage&subject=tools%2Frefund");
        AuditFilter.Of("p", row.Query).Subjects.ShouldBe(["prompts/triage", "tools/refund"]);
        (await ShownAsync(console, jonas)).Rows.ShouldBeEmpty();
        (await console.Get<DeleteSearch>().RunAsync(id, jonas, Cancel)).Refusal!.Code.ShouldBe("unknown-search");
        (await SizeAsync(console, mei)).ShouldBe(size);
    }

    [Fact]
    public async Task A_shared_search_is_seen_by_all_changed_by_its_owner_or_an_admin_and_told_by_the_log()
    {
        await using var console = await StartAsync(Cancel);
        var (mei, jonas) = await PersonsAsync(console);
        var lena = await console.PersonAsync("Lena Fischer", (Role.Admin, null));
        var id = (await SaveAsync(console, mei, "Refunds", "q=refund", isShared: true)).Value;

        (await ShownAsync(console, jonas)).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Owner.ShouldBe("Mei Tanaka"), row => row.MayChange.ShouldBeFalse());
        (await console.Get<RenameSearch>().RunAsync(id, "Mine", jonas, Cancel)).Refusal!.Code.ShouldBe("search-of-another");
        (await console.Get<RenameSearch>().RunAsync(id, "All refunds", mei, Cancel)).ShouldSucceed();
        (await console.Get<DeleteSearch>().RunAsync(id, lena, Cancel)).ShouldSucceed();

        (await ShownAsync(console, mei)).Rows.ShouldBeEmpty();
        (await EntriesAsync(console, mei, $"search:{id.Value}")).ShouldBe(
        [
            "deleted the shared search “All refunds”", "renamed the shared search “Refunds” to “All refunds”",
            "shared the search “Refunds” with the tenant",
        ]);
    }

    [Fact]
    public async Task A_secret_is_kept_neither_as_a_name_nor_as_a_question()
    {
        await using var console = await StartAsync(Cancel);
        var (mei, _) = await PersonsAsync(console);
        var key = "ghp_" + "q8WmZ2xK7vLpR4tNc9YbJ6sD" + "3hF5gA1eUoTi";
        (await SaveAsync(console, mei, "Leak", $"q={key}", isShared: true)).Refusal!.Code.ShouldBe("secret-in-text");
        var id = (await SaveAsync(console, mei, "Leak", "q=leak", isShared: true)).Value;
        (await console.Get<RenameSearch>().RunAsync(id, key, mei, Cancel)).Refusal!.Code.ShouldBe("secret-in-text");
    }

    [Fact]
    public async Task A_name_is_taken_once_by_each_person_and_once_among_the_shared()
    {
        await using var console = await StartAsync(Cancel);
        var (mei, jonas) = await PersonsAsync(console);
        (await SaveAsync(console, mei, "Refunds", "q=refund")).ShouldSucceed();
        (await SaveAsync(console, jonas, "Refunds", "q=refund")).ShouldSucceed();
        (await SaveAsync(console, mei, "Refunds", "q=refund", isShared: true)).ShouldSucceed();
        var other = (await SaveAsync(console, mei, "Other", "q=other")).Value;

        (await SaveAsync(console, mei, " Refunds ", "q=again")).Refusal!.Code.ShouldBe("search-name-taken");
        (await SaveAsync(console, jonas, "Refunds", "q=again", isShared: true)).Refusal!.Code.ShouldBe("search-name-taken");
        (await console.Get<RenameSearch>().RunAsync(other, "Refunds", mei, Cancel)).Refusal!.Code.ShouldBe("search-name-taken");
    }

    [Theory]
    [InlineData("", "q=refund", "search-needs-name")]
    [InlineData("Page two", "before=90&scope=tenant", "search-asks-nothing")]
    [InlineData("Nonsense", "from=yesterday&whatever=1&q=%20", "search-asks-nothing")]
    public async Task What_has_no_name_or_asks_nothing_is_not_kept(string name, string query, string code)
    {
        await using var console = await StartAsync(Cancel);
        var (mei, _) = await PersonsAsync(console);

        (await SaveAsync(console, mei, name, query)).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task There_is_an_end_to_how_much_is_kept()
    {
        await using var console = await StartAsync(Cancel);
        var (mei, jonas) = await PersonsAsync(console);
        for (var at = 0; at < SavedSearch.MostOwn; at++)
            (await SaveAsync(console, mei, $"{at}", "q=refund")).ShouldSucceed();

        (await SaveAsync(console, mei, "one more", "q=refund")).Refusal!.Code.ShouldBe("too-many-searches");
        (await SaveAsync(console, jonas, "mine", "q=refund")).ShouldSucceed();
        (await SaveAsync(console, jonas, "long", $"q={new string('r', 3_000)}")).Refusal!.Code.ShouldBe("search-too-long");
        var many = string.Join('&', Enumerable.Range(0, AuditQuestion.MostValues + 1).Select(at => $"subject=a/{at}"));
        (await SaveAsync(console, jonas, "wide", many)).Refusal!.Code.ShouldBe("too-many-filters");
    }

    [Fact]
    public async Task Who_reads_one_product_alone_keeps_searches_and_shares_none()
    {
        await using var console = await StartAsync(Cancel);
        var priya = await console.PersonAsync("Priya Raman");
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
        {
            var product = db.Set<Product>().Single();
            new HeldRole(Role.Auditor, null, product.Id).Give(db, priya.Id, GrantSource.Hand, "test");
            db.Record(VerifyLogTests.Job(console), new SomethingNoted("a grant", []));
            await db.SaveChangesAsync(Cancel);
        }

        (await SaveAsync(console, priya, "Mine", "q=refund")).ShouldSucceed();
        (await SaveAsync(console, priya, "Ours", "q=refund", isShared: true)).Refusal!.Code.ShouldBe("may-not-share");
        (await ShownAsync(console, priya)).MayShare.ShouldBeFalse();
    }

    private static async Task<(Actor Mei, Actor Jonas)> PersonsAsync(TestConsole console) => (
        await console.PersonAsync("Mei Tanaka", (Role.Auditor, null)),
        await console.PersonAsync("Jonas Lindqvist", (Role.PromptEngineer, null)));

    private static Task<Result<SavedSearchId>> SaveAsync(
        TestConsole console, Actor actor, string name, string query, bool isShared = false) =>
        console.Get<SaveSearch>().RunAsync(new NewSearch(name, query, isShared), actor, Cancel);

    private static async Task<SavedSearchesShown> ShownAsync(TestConsole console, Actor actor) =>
        (await console.Get<SavedSearches>().RunAsync(actor, Cancel)).Value;

    private static async Task<IReadOnlyList<string>> EntriesAsync(TestConsole console, Actor actor, string subject) =>
        [.. (await console.Get<AuditSearch>().RunAsync(new AuditQuestion { Subjects = [subject] }, actor, Cancel)).Value.Rows
            .Select(row => row.Summary)];

    private static async Task<long> SizeAsync(TestConsole console, Actor actor) =>
        (await console.Get<AuditFacets>().RunAsync(new AuditQuestion(), actor, Cancel)).Value.LogSize;
}

public sealed class SqliteSavedSearchTests : SavedSearchTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => TestConsole.OnSqliteAsync(cancel);
}

public sealed class PostgresSavedSearchTests(PostgresServer server) : SavedSearchTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => server.ConsoleAsync(cancel);
}
