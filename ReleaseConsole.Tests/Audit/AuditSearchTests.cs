using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Audit;

/// <summary>The same questions to the log on both databases.</summary>
public abstract class AuditSearchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestConsole> StartAsync(CancellationToken cancel);

    [Theory]
    [InlineData("refund limit", new[] { "lowered the refund limit", "the refund’s limit is €200" })]
    [InlineData("REFU", new[] { "lowered the refund limit", "the refund’s limit is €200", "tools/refund got v4" })]
    [InlineData("\"refund limit\"", new[] { "lowered the refund limit" })]
    [InlineData("tools/refund", new[] { "tools/refund got v4" })]
    [InlineData("2026.11.1", new[] { "froze 2026.11.1" })]
    [InlineData("héloïse", new[] { "asked Héloïse" })]
    [InlineData("\"; DROP TABLE x -- ' * ^ ( NEAR", new string[0])]
    public async Task Words_are_found_in_what_happened(string words, string[] expected)
    {
        await using var console = await StartAsync(Cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Auditor, null));
        string[] notes =
            ["asked Héloïse", "froze 2026.11.1", "tools/refund got v4", "the refund’s limit is €200", "lowered the refund limit"];
        foreach (var note in notes)
            await console.NoteAsync(mei, note);

        var found = await AskAsync(console, mei, new AuditQuestion { Words = words });

        found.Rows.Select(row => row.Summary["noted ".Length..]).ShouldBe(expected);
    }

    [Fact]
    public async Task Every_filter_narrows_and_the_counts_agree_with_the_rows()
    {
        await using var console = await StartAsync(Cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Auditor, null));
        var jonas = await console.PersonAsync("Jonas Lindqvist", (Role.Viewer, null));
        await console.NoteAsync(mei, "one", "environment:production", "release:1");
        await console.NoteAsync(jonas, "two", "environment:staging");
        console.Clock.Advance(TimeSpan.FromHours(1));
        await console.NoteAsync(jonas, "three", "environment:production");
        await console.AppendAsync(jonas, new SomethingWithdrawn("four"));

        async Task Expect(AuditQuestion question, params string[] summaries)
        {
            (await AskAsync(console, mei, question)).Rows.Select(row => row.Summary).ShouldBe(summaries);
            (await console.Get<AuditFacets>().RunAsync(question, mei, Cancel)).Value.Found.ShouldBe(summaries.Length);
        }

        await Expect(new AuditQuestion { Actions = [nameof(SomethingNoted)] }, "noted three", "noted two", "noted one");
        await Expect(new AuditQuestion { Actors = ["Jonas Lindqvist"], Actions = [nameof(SomethingNoted)] }, "noted three", "noted two");
        await Expect(new AuditQuestion { Actors = [mei.Id.ToString()] }, "noted one");
        await Expect(new AuditQuestion { Subjects = ["environment:production"] }, "noted three", "noted one");
        await Expect(new AuditQuestion { From = console.Clock.GetUtcNow() }, "withdrew four", "noted three");
        await Expect(new AuditQuestion { To = console.Clock.GetUtcNow(), Words = "noted" }, "noted two", "noted one");

        var counts = (await console.Get<AuditFacets>().RunAsync(new AuditQuestion { Words = "noted" }, mei, Cancel)).Value;
        counts.Actions.ShouldBe([new FacetCount(nameof(SomethingNoted), 3)]);
        counts.Actors.ShouldBe([new FacetCount("Jonas Lindqvist", 2), new FacetCount("Mei Tanaka", 1)]);
        counts.Environments.ShouldBe([new FacetCount("production", 2), new FacetCount("staging", 1)]);
    }

    [Fact]
    public async Task Several_artifacts_and_environments_widen_within_their_kind_and_narrow_across_kinds()
    {
        await using var console = await StartAsync(Cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Auditor, null));
        await console.NoteAsync(mei, "one", "prompts/triage", "environment:production");
        await console.NoteAsync(mei, "two", "tools/refund", "environment:staging");
        await console.NoteAsync(mei, "three", "tools/refund", "environment:production");
        await console.NoteAsync(mei, "four", "models/main", "environment:production");
        var question = new AuditQuestion { Subjects = ["prompts/triage", "tools/refund"], Environments = ["production", "development"] };

        (await AskAsync(console, mei, question)).Rows.Select(row => row.Summary).ShouldBe(["noted three", "noted one"]);
        var counts = (await console.Get<AuditFacets>().RunAsync(question, mei, Cancel)).Value;
        counts.Artifacts.ShouldBe(
            [new FacetCount("models/main", 1), new FacetCount("prompts/triage", 1), new FacetCount("tools/refund", 1)]);
        counts.Environments.ShouldBe([new FacetCount("production", 2), new FacetCount("staging", 1)]);
        var wide = question with { Subjects = [.. Enumerable.Range(0, AuditQuestion.MostValues + 1).Select(at => $"prompts/{at}")] };
        (await console.Get<AuditSearch>().RunAsync(wide, mei, Cancel)).Refusal!.Code.ShouldBe("too-many-filters");
    }

    [Fact]
    public async Task Pages_go_from_the_newest_to_the_oldest_without_gap_or_repetition()
    {
        await using var console = await StartAsync(Cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Auditor, null));
        for (var i = 0; i < 7; i++)
            await console.NoteAsync(mei, $"step {i}");

        var (seen, question) = (new List<string>(), new AuditQuestion { Words = "step", Limit = 3 });
        for (long? before = long.MaxValue; before is not null;)
        {
            var page = await AskAsync(console, mei, question with { Before = before });
            seen.AddRange(page.Rows.Select(row => row.Summary));
            before = page.Before;
        }

        seen.ShouldBe(Enumerable.Range(0, 7).Reverse().Select(i => $"noted step {i}"));
    }

    [Fact]
    public async Task Nothing_of_another_tenant_is_found_or_counted()
    {
        await using var console = await StartAsync(Cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Auditor, null));
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Stranger", (Role.Auditor, null));
        await console.NoteAsync(stranger, "the secret plan");
        await console.NoteAsync(mei, "our plan");

        (await AskAsync(console, mei, new AuditQuestion { Words = "plan" })).Rows.ShouldHaveSingleItem().Summary.ShouldBe("noted our plan");
        (await AskAsync(console, mei, new AuditQuestion { Words = "secret" })).Rows.ShouldBeEmpty();
        (await console.Get<AuditFacets>().RunAsync(new AuditQuestion { Words = "plan" }, mei, Cancel)).Value.Found.ShouldBe(1);
    }

    [Fact]
    public async Task A_role_for_one_product_shows_that_product_alone()
    {
        await using var console = await StartAsync(Cancel);
        var boss = await console.PersonAsync("Boss", (Role.Admin, null));
        var product = await console.ProductAsync();
        var reader = await console.PersonAsync("Reader");
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
        {
            new HeldRole(Role.Auditor, null, product).Give(db, reader.Id, GrantSource.Hand, "test");
            db.Record(boss, new SomethingNoted("a grant", []));
            await db.SaveChangesAsync(Cancel);
        }
        await console.AppendAsync(boss, new SomethingNoted("in the product", []) { Product = product });

        (await AskAsync(console, reader, new AuditQuestion { Words = "noted" })).Rows
            .ShouldHaveSingleItem().Summary.ShouldBe("noted in the product");
        (await console.Get<AuditEntryView>().RunAsync(0, boss, Cancel)).Succeeded.ShouldBeTrue();
        var outsider = await console.PersonAsync("Outsider", (Role.Viewer, null));
        (await console.Get<AuditSearch>().RunAsync(new AuditQuestion(), outsider, Cancel)).Refusal!.Code.ShouldBe("role-missing");
    }

    protected static async Task<AuditFound> AskAsync(TestConsole console, Actor actor, AuditQuestion question) =>
        (await console.Get<AuditSearch>().RunAsync(question, actor, Cancel)).Value;
}

public sealed class AuditSearchOnSqliteTests : AuditSearchTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => TestConsole.OnSqliteAsync(cancel);
}

public sealed class AuditSearchOnPostgresTests(PostgresServer server) : AuditSearchTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => server.ConsoleAsync(cancel);

    [Fact]
    public async Task A_search_for_words_in_a_long_log_goes_through_the_text_index()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var console = await StartAsync(cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Auditor, null));
        await using var db = await console.Contexts.OpenAsync(mei, cancel);
        for (var batch = 0; batch < 10; batch++)
        {
            for (var i = 0; i < 500; i++)
                db.Record(mei, new SomethingNoted($"step {(batch * 500) + i}{(i == 250 ? " with a needle" : "")}", []));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        await db.Database.ExecuteSqlRawAsync("""ANALYZE "AuditEntry" """, cancel);
        var question = new AuditQuestion { Words = "needle" };
        var matches = (await AuditMatches.OfAsync(db, question, mei, cancel)).ShouldSucceed();

        var plan = await PlanAsync(db, matches.Where(question, long.MaxValue).OrderByDescending(entry => entry.Index).Take(51), cancel);

        plan.ShouldContain("IX_AuditEntry_text");
        (await AskAsync(console, mei, question)).Rows.Count.ShouldBe(10);
    }

    /// <summary>How PostgreSQL goes about exactly this query with exactly these parameters.</summary>
    private static async Task<string> PlanAsync(ConsoleDb db, IQueryable<AuditEntry> query, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        await using var lines = await command.ExecuteReaderAsync(cancel);
        var plan = new List<string>();
        while (await lines.ReadAsync(cancel))
            plan.Add(lines.GetString(0));
        return string.Join('\n', plan);
    }
}
