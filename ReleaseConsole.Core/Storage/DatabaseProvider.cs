namespace ReleaseConsole.Core.Storage;

/// <summary>Which database the console keeps its rows in.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
