using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ResumeImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_that_was_staged_and_never_run_is_run_at_the_next_start()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var id = (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, Importing.Sample("2026.11.1"), amara, Cancel)).Value;

        await console.ResumeAsync();

        var view = await console.ViewAsync(amara, id);
        view.State.ShouldBe(ImportState.Finished);
        view.Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);
        Directory.EnumerateFileSystemEntries(Path.Combine(console.DataDirectory, "imports")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_import_whose_files_are_gone_ends_with_the_reason()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var id = (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, Importing.Sample("2026.11.1"), amara, Cancel)).Value;
        Directory.Delete(console.StagedFolder(), recursive: true);
        console.Clock.Advance(TimeSpan.FromMinutes(16));

        (await console.ResumeAsync()).ShouldBe(1);

        var view = await console.ViewAsync(amara, id);
        (view.State, view.Items.Count).ShouldBe((ImportState.Failed, 0));
        view.Problem!.ShouldContain("Send them again");
    }

    [Fact]
    public async Task A_second_host_leaves_an_import_alone_whose_files_lie_on_the_first_one_while_that_gives_signs_of_life()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var id = (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, Importing.Sample("2026.11.1"), amara, Cancel)).Value;
        var elsewhere = console.StagedFolder() + "-of-the-first-host";
        Directory.Move(console.StagedFolder(), elsewhere);

        (await console.ResumeAsync()).ShouldBe(0);
        (await console.Get<RunImport>().RunAsync(id, amara, Cancel)).Refusal!.Code.ShouldBe("import-runs-elsewhere");
        (await console.ViewAsync(amara, id)).State.ShouldBe(ImportState.Staged);

        Directory.Move(elsewhere, console.StagedFolder());
        (await console.ResumeAsync()).ShouldBe(1);
        (await console.ViewAsync(amara, id)).State.ShouldBe(ImportState.Finished);
    }
}
