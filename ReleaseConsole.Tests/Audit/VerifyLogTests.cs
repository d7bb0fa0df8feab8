using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Audit;

/// <summary>Whoever can write to the database file changes the log behind its triggers; the walk says so.</summary>
public sealed class VerifyLogTests
{
    private const string Unguard = """
        DROP TRIGGER "AuditEntry_no_update"; DROP TRIGGER "AuditEntry_no_delete"; DROP TRIGGER "AuditSubject_no_delete";
        DROP TRIGGER "AuditNode_no_update"; DROP TRIGGER "AuditNode_no_delete"; DROP TRIGGER "AuditCheckpoint_no_update";
        DROP TRIGGER "AuditCheckpoint_no_delete";
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_untouched_log_verifies_and_the_top_bar_knows()
    {
        await using var console = await WithElevenEntriesAsync();

        var found = await VerifyAsync(console);

        found.Problems.ShouldBeEmpty();
        found.Ok.ShouldBeTrue();
        found.Size.ShouldBe(11);
        found.Checkpoint!.ShouldStartWith($"release-console/acme\n11\n{found.Root}\n\n— release-console/acme ");
        var state = (await console.Get<LogState>().RunAsync(Job(console), Cancel)).Value;
        state.Verified.ShouldBe(new LastVerification(console.Clock.GetUtcNow(), Ok: true, 11, Problems: 0));
    }

    [Fact]
    public async Task A_log_is_walked_again_by_itself_once_a_day_and_tampering_is_found_then()
    {
        await using var console = await WithElevenEntriesAsync();
        var verify = console.Get<VerifyLog>();
        (await verify.RunWhenDueAsync(TimeSpan.FromDays(1), Job(console), Cancel))!.Value.Ok.ShouldBeTrue();
        await TamperAsync(console, """UPDATE "AuditEntry" SET "Summary" = 'noted nothing' WHERE "Index" = 5""");

        (await verify.RunWhenDueAsync(TimeSpan.FromDays(1), Job(console), Cancel)).ShouldBeNull();
        console.Clock.Advance(TimeSpan.FromDays(1));

        (await verify.RunWhenDueAsync(TimeSpan.FromDays(1), Job(console), Cancel))!.Value.Ok.ShouldBeFalse();
        (await console.Get<LogState>().RunAsync(Job(console), Cancel)).Value.Verified!.Ok.ShouldBeFalse();
    }

    [Theory]
    [InlineData(
        """UPDATE "AuditEntry" SET "Document" = replace("Document", 'step 4', 'step x') WHERE "Index" = 5""", "Entry 5 was changed")]
    [InlineData("""UPDATE "AuditEntry" SET "Summary" = 'noted nothing' WHERE "Index" = 5""", "another Summary")]
    [InlineData("""UPDATE "AuditEntry" SET "ActorName" = 'Somebody' WHERE "Index" = 5""", "another ActorName")]
    [InlineData("""UPDATE "AuditEntry" SET "At" = "At" + 10000 WHERE "Index" = 5""", "another At")]
    [InlineData("""UPDATE "AuditEntry" SET "SearchText" = 'harmless' WHERE "Index" = 5""", "another SearchText")]
    [InlineData(
        """INSERT INTO "AuditText"("AuditText", rowid, words) SELECT 'delete', ("Ordinal" << 40) + 5, "Summary" || ' ' || "SearchText" || ' ' || "Document" FROM "AuditEntry" JOIN "AuditTextTenant" USING ("TenantId") WHERE "Index" = 5""",
        "Entry 5 is found by other words")]
    [InlineData(
        """INSERT INTO "AuditText"(rowid, words) SELECT ("Ordinal" << 40) + 5, 'innocent' FROM "AuditTextTenant" LIMIT 1""",
        "Entry 5 is found by other words")]
    [InlineData("""DELETE FROM "AuditEntry" WHERE "Index" = 5""", "Entry 5 is missing")]
    [InlineData("""DELETE FROM "AuditEntry" WHERE "Index" >= 9""", "Entry 9 is missing")]
    [InlineData("""UPDATE "AuditHead" SET "Size" = 9""", "its end was removed")]
    [InlineData(
        """UPDATE "AuditEntry" SET "Index" = 99 WHERE "Index" = 5; UPDATE "AuditEntry" SET "Index" = 5 WHERE "Index" = 6; UPDATE "AuditEntry" SET "Index" = 6 WHERE "Index" = 99""",
        "Entry 5 shows another Index")]
    [InlineData("""DELETE FROM "AuditSubject" WHERE "Index" = 5""", "Entry 5 and the search disagree")]
    [InlineData("""UPDATE "AuditNode" SET "Hash" = zeroblob(32) WHERE "Level" = 1 AND "Position" = 2""", "Node 2 on level 1")]
    [InlineData("""UPDATE "AuditHead" SET "Root" = zeroblob(32)""", "The root of the log")]
    [InlineData("""UPDATE "AuditCheckpoint" SET "Root" = zeroblob(32)""", "is not signed by this console's key")]
    [InlineData("""UPDATE "AuditCheckpoint" SET "Note" = replace("Note", 'acme', 'evil')""", "is not signed by this console's key")]
    public async Task Tampering_is_named(string tampering, string problem)
    {
        await using var console = await WithElevenEntriesAsync();
        await TamperAsync(console, tampering);

        var found = await VerifyAsync(console);

        found.Ok.ShouldBeFalse();
        found.Problems.ShouldContain(one => one.Contains(problem));
    }

    [Fact]
    public async Task A_log_rewritten_whole_without_its_checkpoints_is_betrayed_by_the_watermark_and_signs_nothing_more()
    {
        await using var console = await WithElevenEntriesAsync();
        // The forger leaves a log that is right in itself: shorter, rebuilt head, no checkpoints.
        await ShortenAsync(console, size: 8);
        (await VerifyAsync(console)).Problems.ShouldHaveSingleItem().ShouldContain("the watermark in the data directory says 11");

        var refused = await console.Get<IssueCheckpoint>().RunAsync(Job(console), Cancel);

        refused.Refusal!.Code.ShouldBe("log-inconsistent");
        // Grown past the old size with other entries, it is still another log.
        for (var i = 0; i < 5; i++)
            await console.NoteAsync(Job(console), $"other {i}");
        (await console.Get<IssueCheckpoint>().RunAsync(Job(console), Cancel)).Refusal!.Code.ShouldBe("log-inconsistent");
        console.Get<LogKeeping>().WatermarkOf(console.Tenant)!.Size.ShouldBe(11);
        (await VerifyAsync(console)).Problems.ShouldContain(one => one.StartsWith("The first 11 entries are not those of the watermark"));
    }

    [Fact]
    public async Task A_log_longer_than_one_batch_verifies_too()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
        {
            for (var i = 0; i < 4_500; i++)
                db.Record(Job(console), new SomethingNoted($"step {i}", [$"step:{i}", "environment:production"]));
            await db.SaveChangesAsync(Cancel);
        }

        (await VerifyAsync(console)).ShouldSatisfyAllConditions(
            found => found.Problems.ShouldBeEmpty(), found => found.Size.ShouldBe(4_501), found => found.Checkpoint.ShouldBeNull());
    }

    [Fact]
    public async Task More_checkpoints_than_are_read_at_once_are_all_held_against_the_log()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        for (var i = 0; i < 510; i++)
        {
            await console.NoteAsync(Job(console), $"step {i}", "environment:production");
            (await console.Get<IssueCheckpoint>().RunAsync(Job(console), Cancel)).Succeeded.ShouldBeTrue();
        }
        (await VerifyAsync(console)).Problems.ShouldBeEmpty();

        await TamperAsync(console, """UPDATE "AuditCheckpoint" SET "Root" = zeroblob(32) WHERE "Size" = 505""");
        (await VerifyAsync(console)).Problems.ShouldContain(one => one.StartsWith("The first 505 entries are not those of the checkpoint"));
    }

    internal static Actor Job(TestConsole console) => Actor.Job(console.Tenant, "test", "test");

    private static async Task<LogVerification> VerifyAsync(TestConsole console) =>
        (await console.Get<VerifyLog>().RunAsync(progress: null, Job(console), Cancel)).Value;

    private static async Task<TestConsole> WithElevenEntriesAsync()
    {
        var console = await TestConsole.OnSqliteAsync(Cancel);
        for (var i = 0; i < 10; i++)
            await console.NoteAsync(Job(console), $"step {i}", "environment:production");
        (await console.Get<IssueCheckpoint>().RunAsync(Job(console), Cancel)).Succeeded.ShouldBeTrue();
        return console;
    }

    private static async Task TamperAsync(TestConsole console, string sql)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        await db.Database.ExecuteSqlRawAsync(Unguard, Cancel);
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    private static async Task ShortenAsync(TestConsole console, int size)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var tree = MerkleFrontier.Empty;
        foreach (var leaf in await db.Set<AuditEntry>().OrderBy(entry => entry.Index).Take(size).Select(entry => entry.LeafHash)
            .ToListAsync(Cancel))
            tree = tree.Append(leaf);
        await db.Database.ExecuteSqlRawAsync(Unguard, Cancel);
        await db.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM "AuditEntry" WHERE "Index" >= {0}; DELETE FROM "AuditSubject" WHERE "Index" >= {0}; DELETE FROM "AuditCheckpoint";
            DELETE FROM "AuditNode" WHERE ("Position" + 1) << "Level" > {0}; UPDATE "AuditHead" SET "Size" = {0}, "Root" = {1}, "Frontier" = {2};
            INSERT INTO "AuditText"("AuditText") VALUES ('delete-all');
            INSERT INTO "AuditText" (rowid, words) SELECT ("Ordinal" << 40) + "Index", "Summary" || ' ' || "SearchText" || ' ' || "Document"
              FROM "AuditEntry" JOIN "AuditTextTenant" USING ("TenantId");
            """,
            [size, tree.Root(), tree.ToBytes()], Cancel);
    }
}
