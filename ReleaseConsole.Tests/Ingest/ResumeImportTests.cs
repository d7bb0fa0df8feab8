using System.Diagnostics;
using ReleaseConsole.Core.Artifacts;
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

    [Fact]
    public async Task A_process_killed_in_the_middle_goes_on_behind_the_last_saved_part_and_ends_as_if_nothing_had_happened()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var folder = Directory.CreateTempSubdirectory("rc-import-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "prompts"));
        for (var i = 0; i < 4000; i++)
            await File.WriteAllTextAsync(Path.Combine(folder, "prompts", $"p{i:D4}.md"), $"Prompt number {i}.", Cancel);

        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ReleaseConsole.Web.dll"), "import", folder, "--product",
            TestConsole.ProductSlug, "--tenant", "acme" },
            Environment = { ["ReleaseConsole__DataDirectory"] = console.DataDirectory },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var before = await SavedAsync(console, process);
        process.Kill();
        await process.WaitForExitAsync(Cancel);
        before = await CountAsync(console);
        before.ShouldBeInRange(100, 3999);
        (before % 100).ShouldBe(0, "a part is saved whole or not at all");

        await console.ResumeAsync();

        var import = (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        var view = await console.ViewAsync(amara, import.Id);
        (view.State, view.Outcomes.Created, view.Matching).ShouldBe((ImportState.Finished, 4000, 4000));
        await using var db = await console.Contexts.CreateDbContextAsync(Cancel);
        db.Enter(console.Tenant);
        db.Set<ArtifactVersion>().Count().ShouldBe(4000);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Waits until the process has saved its first part.</summary>
    private static async Task<int> SavedAsync(TestConsole console, Process process)
    {
        var until = Stopwatch.StartNew();
        int saved;
        while ((saved = await CountAsync(console)) == 0)
        {
            if (process.HasExited)
                throw new InvalidOperationException("The import ended by itself: " + await process.StandardError.ReadToEndAsync(Cancel));
            until.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
            await Task.Yield();
        }
        return saved;
    }

    private static async Task<int> CountAsync(TestConsole console)
    {
        await using var db = await console.Contexts.CreateDbContextAsync(Cancel);
        db.Enter(console.Tenant);
        return db.Set<ImportItem>().Count();
    }
}
