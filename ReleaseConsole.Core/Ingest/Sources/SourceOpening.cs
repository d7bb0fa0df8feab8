using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>From how an outside place is reached to what takes its files; refused when it cannot work. Nothing is reached yet.</summary>
public sealed class SourceOpening(Reach reach, Secrets secrets, McpServers servers, TimeProvider clock)
{
    /// <param name="known">Which versions need not be fetched again; null when nothing is known.</param>
    public Result<SourceToPull> Open(SourceConnection connection, KnownOutside? known = null)
    {
        var line = new SourceLine(reach, secrets, clock);
        if (connection.Refuse() is { } refusal)
            return refusal;
        return connection.Kind switch
        {
            SourceKind.Git => new SourceToPull(new GitSource(connection, reach, secrets)),
            SourceKind.Mcp when connection.Server is { } name && !servers.Listed.ContainsKey(name) =>
                SourceRefusals.NoSuchServer(name, servers.Listed.Keys.Order(StringComparer.Ordinal)),
            SourceKind.Mcp => new SourceToPull(new McpSource(connection, servers, reach, secrets)),
            SourceKind.Langfuse => new SourceToPull(new LangfuseSource(connection, line, known ?? KnownOutside.Nothing)),
            SourceKind.Mlflow => new SourceToPull(new MlflowSource(connection, line, known ?? KnownOutside.Nothing)),
        };
    }
}

/// <summary>An outside place, ready to be staged.</summary>
public sealed record SourceToPull(IImportSource Files);
