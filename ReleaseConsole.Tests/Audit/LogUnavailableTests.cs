using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Audit;

public sealed class LogUnavailableTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_log_cannot_be_written_changes_are_refused_and_reads_go_on()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var boss = await console.PersonAsync("Boss", (Role.Admin, null));
        await RunSqlAsync(console, """CREATE TRIGGER broken BEFORE INSERT ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'disk'); END""");

        var refused = await Should.ThrowAsync<LogUnavailableException>(() => console.Get<CreateKey>().RunAsync(
            new NewKey("ci", Role.Viewer, null, null, null, null), boss, Cancel));

        refused.Refusal.ShouldBe(AuditRefusals.LogUnavailable);
        refused.Refusal.Kind.ShouldBe(RefusalKind.Unavailable);
        (await console.Get<KeyList>().RunAsync(boss, Cancel)).Value.ShouldBeEmpty();
        (await console.Get<AuditSearch>().RunAsync(new AuditQuestion(), boss, Cancel)).Value.Rows.Count.ShouldBe(2);
        await RunSqlAsync(console, "DROP TRIGGER broken");
        (await console.Get<CreateKey>().RunAsync(new NewKey("ci", Role.Viewer, null, null, null, null), boss, Cancel)).Succeeded
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_conflict_of_the_change_itself_is_not_blamed_on_the_log()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var boss = await console.PersonAsync("Boss", (Role.Admin, null));
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        db.Add(new Product(new ProductId(Guid.CreateVersion7()), console.Tenant, TestConsole.ProductSlug, "Twice", db.Now));
        db.Record(boss, new SomethingNoted("a second product of the same name", []));

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
    }

    private static async Task RunSqlAsync(TestConsole console, string sql)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }
}
