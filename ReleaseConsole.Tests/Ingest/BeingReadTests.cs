using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Whoever watches an import sees the file that is being read, before anything of it is saved.</summary>
public sealed class BeingReadTests
{
    private const int Files = 400;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_that_is_read_now_is_told_with_its_number_and_the_bytes_before_it_until_all_are_read()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var text = new string('x', 20_000);
        var source = Importing.Folder(
            [.. Enumerable.Range(0, Files).Select(at => ($"prompts/p{at:000}.md", Encoding.UTF8.GetBytes(text + at)))]);
        var id = (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, source, amara, Cancel)).Value;
        var reading = new ImportReading(console.Get<StagingArea>().Open(id)!, [], console.Get<IngestOptions>());
        (await console.ViewAsync(amara, id)).Reading.ShouldBeNull();

        using var items = reading.Items(Cancel).GetEnumerator();
        for (var at = 0; at < 250; at++)
            items.MoveNext().ShouldBeTrue();
        var now = (await console.ViewAsync(amara, id)).Reading.ShouldNotBeNull();
        (now.Path[..8], now.Files, now.File).ShouldBe(("prompts/", Files, now.File));
        // Several are read at once and ahead of the one that is taken.
        now.File.ShouldBeInRange(1, Files);
        ((double)now.Bytes / now.TotalBytes).ShouldBe((now.File - 1.0) / Files, 0.01);
        while (items.MoveNext())
        {
        }
        (await console.ViewAsync(amara, id)).Reading.ShouldBeNull();
    }

    [Fact]
    public async Task An_import_that_is_at_work_waits_for_no_other_while_nothing_of_it_is_saved_yet()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var source = Importing.Folder(("prompts/triage.md", "Be kind.\n"u8.ToArray()));
        var id = (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, source, amara, Cancel)).Value;
        console.Clock.Advance(TimeSpan.FromSeconds(10));
        (await console.ViewAsync(amara, id)).IsWaiting.ShouldBeTrue();

        Task<Result<ImportOutcome>> run;
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
        await using (await db.BeginExclusiveAsync(Cancel))
        {
            // All files are read; what they came to cannot be saved yet.
            run = Task.Run(() => console.Get<RunImport>().RunAsync(id, amara, Cancel), Cancel);
            await RunningConsole.UntilAsync(async () => await console.ViewAsync(amara, id) is { Reading: null, IsWaiting: false });
        }

        (await run).ShouldSucceed().State.ShouldBe(ImportState.Finished);
        Directory.Exists(Path.Combine(console.StagedFolder(), id.Value.ToString("N"))).ShouldBeFalse();
    }

    [Fact]
    public void It_is_said_in_a_line() => ImportPace.Of(new BeingRead("prompts/triage.md", 1200, 4000, 1_500_000, 48_000_000))
        .ShouldBe("reading prompts/triage.md, file 1\u202f200 of 4\u202f000, 1.5 of 48.0\u00a0MB");
}
