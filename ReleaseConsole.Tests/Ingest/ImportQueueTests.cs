using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ImportQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_that_cannot_even_be_written_down_stops_neither_the_queue_nor_reads()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var (broken, sound) = (await StagedAsync(console, amara, "one.md"), await StagedAsync(console, amara, "two.md"));
        await RunSqlAsync(console, $"""
            CREATE TRIGGER "broken" BEFORE UPDATE OF "State" ON "Import" WHEN NEW."SourceName" = 'one.md' BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END
            """);
        using var queue = Queue(console);
        await queue.StartAsync(Cancel);

        queue.Enqueue(broken, amara);
        queue.Enqueue(sound, amara);

        await RunningConsole.UntilAsync(async () => (await console.ViewAsync(amara, sound)).State == ImportState.Finished);
        queue.ExecuteTask!.IsCompleted.ShouldBeFalse();
        (await console.ViewAsync(amara, broken)).IsOpen.ShouldBeTrue("it is tried again later");
        await RunSqlAsync(console, """DROP TRIGGER "broken" """);
        await queue.StopAsync(Cancel);
        await console.ResumeAsync();
        (await console.ViewAsync(amara, broken)).State.ShouldBe(ImportState.Finished);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_at_the_start_does_not_end_the_queue()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await RunSqlAsync(console, """ALTER TABLE "Import" RENAME TO "ImportElsewhere" """);
        using var queue = Queue(console);

        await queue.StartAsync(Cancel);
        queue.Enqueue(new ImportId(Guid.CreateVersion7()), Actor.Job(console.Tenant, "test", "test"));
        await Should.ThrowAsync<Exception>(() => console.Get<ResumeImports>().RunAsync(Cancel));

        queue.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await queue.StopAsync(Cancel);
    }

    [Fact]
    public async Task Slow_places_outside_keep_no_upload_waiting_and_leave_room_for_another_tenant()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (jonas, amara) = (await console.PlatformEngineerAsync(), await console.AuthorAsync());
        // It takes connections and never answers.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var place = new SourceConnection(SourceKind.Mlflow, $"http://{silent.LocalEndpoint}") { AllowsPrivateNetwork = true };
        var pulls = new List<ImportId>();
        for (var at = 0; at < 3; at++)
            pulls.Add((await console.Get<PullOnce>().RunAsync(TestConsole.ProductSlug, place, jonas, Cancel)).ShouldSucceed());
        using var queue = Queue(console);
        await queue.StartAsync(Cancel);
        foreach (var pull in pulls)
            queue.Enqueue(pull, jonas);
        await RunningConsole.UntilAsync(() => Task.FromResult(silent.Pending()));
        var upload = await StagedAsync(console, amara, "one.md");

        queue.Enqueue(upload, amara);

        await RunningConsole.UntilAsync(async () => (await console.ViewAsync(amara, upload)).State == ImportState.Finished);
        console.Clock.Advance(TimeSpan.FromSeconds(10));
        var begun = await Task.WhenAll(pulls.Select(pull => console.ViewAsync(jonas, pull)));
        begun.Select(view => view.State).ShouldAllBe(state => state == ImportState.Fetching);
        begun.Count(view => view.IsWaiting).ShouldBe(1, "a tenant has two places fetched at once");
        await queue.StopAsync(Cancel);
    }

    private static ImportQueue Queue(TestConsole console) => new(
        console.Get<ResumeImports>(), console.Get<RunImport>(), TimeProvider.System, NullLogger<ImportQueue>.Instance);

    private static async Task<ImportId> StagedAsync(TestConsole console, Actor actor, string name) =>
        (await console.Get<StartImport>().RunAsync(
            TestConsole.ProductSlug, new Named(name, Importing.LooseFiles(("prompts/" + name, "Be kind."u8.ToArray()))), actor,
            Cancel)).ShouldSucceed();

    private static async Task RunSqlAsync(TestConsole console, string sql)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    private sealed class Named(string name, IImportSource files) : IImportSource
    {
        public string Kind => files.Kind;

        public string Name => name;

        public bool IsComplete => files.IsComplete;

        public Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel) =>
            files.StageAsync(staging, cancel);
    }
}
