using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Web.Api;

/// <summary>An outside place to import from, one of them.</summary>
internal sealed record ImportRequest(
    GitRequest? Git = null, McpRequest? Mcp = null, LangfuseRequest? Langfuse = null, MlflowRequest? Mlflow = null)
{
    public Result<SourceConnection> Connection()
    {
        SourceConnection?[] given = [Git?.Connection(), Mcp?.Connection(), Langfuse?.Connection(), Mlflow?.Connection()];
        return given.OfType<SourceConnection>().ToList() is [var one]
            ? one
            : new Refusal("unknown-source", "Name one outside place: “git”, “mcp”, “langfuse” or “mlflow”.");
    }
}
