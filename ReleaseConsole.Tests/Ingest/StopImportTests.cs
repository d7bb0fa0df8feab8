using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class StopImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_only_sees_an_import_cannot_stop_it_and_the_page_says_who_can()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (amara, viewer) = (await console.AuthorAsync(), await console.PersonAsync("Vera", (Role.Viewer, null), (Role.Auditor, null)));
        var id = await StagedAsync(console, amara);

        (await console.Get<StopImport>().RunAsync(id, viewer, Cancel)).Refusal!.Code.ShouldBe("role-missing");
        (await console.Get<RunImport>().RunAsync(id, viewer, Cancel)).Refusal!.Code.ShouldBe("role-missing");

        var seen = await console.ViewAsync(viewer, id);
        (seen.IsOpen, seen.MayAuthor, (await console.ViewAsync(amara, id)).MayAuthor).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task An_author_stops_an_import_once_the_log_says_who_and_its_files_are_let_go()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (amara, other) = (await console.AuthorAsync(), await console.PersonAsync("Otto", (Role.PromptEngineer, null)));
        var id = await StagedAsync(console, amara);

        (await console.Get<StopImport>().RunAsync(id, other, Cancel)).Refusal.ShouldBeNull();
        (await console.Get<StopImport>().RunAsync(id, other, Cancel)).Refusal!.Code.ShouldBe("import-ended");

        (await console.Get<RunImport>().RunAsync(id, amara, Cancel)).Value.Problem.ShouldBe("Otto stopped it.");
        Directory.EnumerateFileSystemEntries(console.StagedFolder()).ShouldBeEmpty();
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var entry = await db.Set<AuditEntry>().SingleAsync(one => one.Action == nameof(ImportStopped), Cancel);
        (entry.ActorName, entry.ProductId is null).ShouldBe(("Otto", false));
    }

    private static async Task<ImportId> StagedAsync(TestConsole console, Core.Actor actor) =>
        (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, Importing.Sample("2026.11.1"), actor, Cancel)).ShouldSucceed();
}
