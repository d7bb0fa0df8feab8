using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Storage.Sqlite;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Storage;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("release-console-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "console.db");

    [Fact]
    public async Task What_was_saved_is_moved_into_the_database_file_beside_whoever_goes_on()
    {
        await using var open = new SqliteConnection($"Data Source={File};Pooling=False");
        await open.OpenAsync(Cancel);
        await RunAsync(
            open, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t (x); INSERT INTO t VALUES ('a telling word')");
        IsInFile("a telling word").ShouldBeFalse();

        await using (var checkpoints = new SqliteCheckpoints(open.ConnectionString))
        {
            checkpoints.Ask();
            checkpoints.Ask();
        }

        IsInFile("a telling word").ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_is_gone_disturbs_nobody()
    {
        await using var checkpoints = new SqliteCheckpoints($"Data Source={Path.Combine(_folder, "gone", "console.db")}");

        checkpoints.Ask();

        await Should.NotThrowAsync(async () => await checkpoints.DisposeAsync());
    }

    [Fact]
    public async Task A_connection_that_saved_much_moves_its_pages_itself_again_when_it_is_opened_anew()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
        await using (await db.BeginLargeAsync(Cancel))
            (await PagesAsync(db)).ShouldBe(0);

        await using var later = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        (await PagesAsync(later)).ShouldBe(1000);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private bool IsInFile(string text)
    {
        using var read = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        read.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private static async Task<int> PagesAsync(ConsoleDb db)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        await using var asked = db.Database.GetDbConnection().CreateCommand();
        asked.CommandText = "PRAGMA wal_autocheckpoint";
        return Convert.ToInt32(await asked.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
