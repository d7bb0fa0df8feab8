using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>From how an outside place is reached to what takes its files; refused when it cannot work. Nothing is reached yet.</summary>
public sealed class SourceOpening(GitRemotes git, McpLines mcp, SourceLine http)
{
    /// <param name="known">Which versions need not be fetched again; null when nothing is known.</param>
    public Result<SourceToPull> Open(SourceConnection connection, KnownOutside? known = null)
    {
        if (connection.Refuse() is { } refusal)
            return refusal;
        return connection.Kind switch
        {
            SourceKind.Git => new SourceToPull(new GitSource(connection, git, known?.Commit)),
            SourceKind.Mcp when mcp.Refuse(connection) is { } unlisted => unlisted,
            SourceKind.Mcp => new SourceToPull(new McpSource(connection, mcp)),
            SourceKind.Langfuse => new SourceToPull(new LangfuseSource(connection, http, known ?? KnownOutside.Nothing)),
            SourceKind.Mlflow => new SourceToPull(new MlflowSource(connection, http, known ?? KnownOutside.Nothing)),
        };
    }
}

/// <summary>An outside place, ready to be staged.</summary>
public sealed record SourceToPull(IImportSource Files);
