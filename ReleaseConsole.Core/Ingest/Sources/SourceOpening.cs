using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>From how an outside place is reached to what takes its files; refused when it cannot work. Nothing is reached yet.</summary>
public sealed class SourceOpening(Reach reach, Secrets secrets, McpServers servers)
{
    public Result<SourceToPull> Open(SourceConnection connection)
    {
        if (connection.Refuse() is { } refusal)
            return refusal;
        return connection.Kind switch
        {
            SourceKind.Git => new SourceToPull(new GitSource(connection, reach, secrets)),
            SourceKind.Mcp when connection.Server is { } name && !servers.Listed.ContainsKey(name) =>
                SourceRefusals.NoSuchServer(name, servers.Listed.Keys.Order(StringComparer.Ordinal)),
            SourceKind.Mcp => new SourceToPull(new McpSource(connection, servers, reach, secrets)),
            SourceKind.Langfuse => new SourceToPull(new LangfuseSource(connection, reach, secrets)),
            SourceKind.Mlflow => new SourceToPull(new MlflowSource(connection, reach, secrets)),
        };
    }
}

/// <summary>An outside place, ready to be staged.</summary>
public sealed record SourceToPull(IImportSource Files);
