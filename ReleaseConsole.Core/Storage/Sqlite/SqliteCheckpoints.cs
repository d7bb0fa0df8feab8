using Microsoft.Data.Sqlite;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>
/// Moves what a large save left in the write-ahead log into the database file while whoever saved goes on. What it does not get to, the
/// checkpoint of the next save does; it is durable in the log already.
/// </summary>
public sealed class SqliteCheckpoints(string database) : IAsyncDisposable
{
    private readonly Lock _asking = new();
    private Task _running = Task.CompletedTask;

    public void Ask()
    {
        lock (_asking)
            _running = AfterAsync(_running);
    }

    public async ValueTask DisposeAsync() => await _running;

    private async Task AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            // Not of the pool: it is needed once, and would keep its pages.
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder(database) { Pooling = false }.ToString());
            connection.Open();
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(PASSIVE);";
            checkpoint.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The file is busy or gone: the next save finds the log as long as it is.
        }
    }
}
