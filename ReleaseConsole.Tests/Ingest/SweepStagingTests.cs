using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class SweepStagingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folders_without_an_import_are_swept_after_an_hour_and_those_of_open_or_kept_imports_stay()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var open = (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, Importing.Sample("2026.11.1"), amara, Cancel)).Value;
        var kept = (await console.ImportAsync(amara, ("tools/broken.json", "{"))).Id;
        var (orphan, arriving) = (Abandoned(console), Abandoned(console));
        foreach (var id in new[] { open, kept, orphan })
            Age(console, id, TimeSpan.FromMinutes(61));
        Age(console, arriving, TimeSpan.FromMinutes(59));

        (await console.Get<SweepStaging>().RunAsync(Cancel)).ShouldBe(1);

        Folders(console).ShouldBe([open, kept, arriving], ignoreOrder: true);
        console.Clock.Advance(TimeSpan.FromMinutes(2));
        (await console.Get<SweepStaging>().RunAsync(Cancel)).ShouldBe(1);
        Folders(console).ShouldBe([open, kept], ignoreOrder: true);
    }

    [Fact]
    public async Task A_stopped_imports_folder_is_swept_though_its_row_stays()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var id = (await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, Importing.Sample("2026.11.1"), amara, Cancel)).Value;
        (await console.Get<StopImport>().RunAsync(id, amara, Cancel)).ShouldSucceed();
        Age(console, id, TimeSpan.FromHours(2));

        (await console.Get<SweepStaging>().RunAsync(Cancel)).ShouldBe(1);
        Folders(console).ShouldBeEmpty();
    }

    /// <summary>What a host leaves that is killed between the first byte and the import's row.</summary>
    private static ImportId Abandoned(TestConsole console)
    {
        var id = new ImportId(Guid.CreateVersion7());
        console.Get<StagingArea>().Begin(id).DisposeAsync().AsTask().Wait(Cancel);
        return id;
    }

    private static void Age(TestConsole console, ImportId id, TimeSpan by)
    {
        var (folder, then) =
            (new DirectoryInfo(Path.Combine(console.StagedFolder(), id.Value.ToString("N"))), (console.Clock.GetUtcNow() - by).UtcDateTime);
        foreach (var file in folder.EnumerateFiles())
            file.LastWriteTimeUtc = then;
        folder.LastWriteTimeUtc = then;
    }

    private static List<ImportId> Folders(TestConsole console) =>
        [.. Directory.EnumerateDirectories(console.StagedFolder())
            .Select(folder => new ImportId(Guid.ParseExact(Path.GetFileName(folder), "N")))];
}
