using Microsoft.Data.Sqlite;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>
/// Copies what is committed from SQLite's write-ahead log into its file, beside whatever goes on: after a large commit that takes as long
/// as the commit. Nothing is lost without it, the log is only longer.
/// </summary>
public sealed class SqliteCheckpoints : IAsyncDisposable
{
    private readonly Lock _one = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Begins one when none runs.</summary>
    public void Begin(string connectionString)
    {
        lock (_one)
            if (_running.IsCompleted)
                _running = Task.Run(() => Run(connectionString));
    }

    /// <summary>Waits for the one that runs.</summary>
    public Task EndAsync()
    {
        lock (_one)
            return _running;
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private static void Run(string connectionString)
    {
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            checkpoint.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Another process is at it, or the file is gone: the next commit of any connection does it.
        }
    }
}
