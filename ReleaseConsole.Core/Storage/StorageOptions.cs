using System.Data.Common;
using Microsoft.Extensions.Configuration;

namespace ReleaseConsole.Core.Storage;

/// <summary>Where rows and files are kept, read from <c>ReleaseConsole:DataDirectory</c> and <c>ReleaseConsole:Database</c>.</summary>
public sealed class StorageOptions
{
    private StorageOptions(string dataDirectory, DatabaseProvider provider, string connectionString) =>
        (DataDirectory, Provider, ConnectionString) = (dataDirectory, provider, connectionString);

    /// <summary>The folder of the SQLite file, staged imports, evidence and the checkpoint key; absolute.</summary>
    public string DataDirectory { get; }

    public DatabaseProvider Provider { get; }

    /// <summary>Holds a password on PostgreSQL: never logged.</summary>
    public string ConnectionString { get; }

    /// <exception cref="InvalidOperationException">The settings contradict each other; the message names them.</exception>
    public static StorageOptions From(IConfiguration configuration, string contentRoot)
    {
        var directory = Path.GetFullPath(configuration["ReleaseConsole:DataDirectory"] is { Length: > 0 } set ? set : "data", contentRoot);
        var word = configuration["ReleaseConsole:Database:Provider"] is { Length: > 0 } given ? given : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(word, ignoreCase: true, out var provider))
            throw new InvalidOperationException($"ReleaseConsole:Database:Provider is “{word}”; it must be Sqlite or PostgreSql.");
        var connection = configuration["ReleaseConsole:Database:ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            if (provider == DatabaseProvider.PostgreSql)
                throw new InvalidOperationException("ReleaseConsole:Database:ConnectionString is needed when the provider is PostgreSql.");
            connection = $"Data Source={Path.Combine(directory, "console.db")}";
        }
        RefuseMalformed(connection);
        return new StorageOptions(directory, provider, connection);
    }

    // The value may hold a password: it is not repeated.
    private static void RefuseMalformed(string connection)
    {
        try
        {
            _ = new DbConnectionStringBuilder { ConnectionString = connection };
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidOperationException($"ReleaseConsole:Database:ConnectionString is no connection string. {wrong.Message}");
        }
    }
}
