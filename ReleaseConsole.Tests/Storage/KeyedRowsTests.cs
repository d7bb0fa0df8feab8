using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Storage;

public sealed class KeyedRowsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_of_before_keeps_its_log_and_its_items_when_they_are_put_in_the_order_of_their_key()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        await db.GetService<IMigrator>().MigrateAsync("ReviewConditions", Cancel);
        (await TreesAsync(db)).ShouldBe(["AuditSubject: two trees", "ImportItem: two trees"]);
        var import = await console.ImportAsync(amara, ("prompts/a.md", "One.\n"), ("prompts/b.md", "Two.\n"));

        await console.Get<MigrateDatabase>().RunAsync(Cancel);

        (await TreesAsync(db)).ShouldBe(["AuditSubject: one tree", "ImportItem: one tree"]);
        (await console.ViewAsync(amara, import.Id)).Items.ShouldBe(import.Items);
        (await console.Get<VerifyLog>().RunAsync(progress: null, Actor.Job(console.Tenant, "test", "test"), Cancel)).Value.Ok
            .ShouldBeTrue();
        await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("""DELETE FROM "AuditSubject" """, Cancel));
    }

    private static async Task<IReadOnlyList<string>> TreesAsync(ConsoleDb db) =>
        await db.Database.SqlQuery<string>(
            $"""
            SELECT name || CASE WHEN sql LIKE '%WITHOUT ROWID' THEN ': one tree' ELSE ': two trees' END AS "Value"
            FROM sqlite_master WHERE type = 'table' AND name IN ('AuditSubject', 'ImportItem') ORDER BY name
            """).ToListAsync(Cancel);
}
