using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;

namespace ReleaseConsole.Web.Api;

/// <summary>A source as a caller sends it: its name, one outside place, and when it is pulled.</summary>
internal sealed record SourceRequest(
    string? Name, GitRequest? Git = null, McpRequest? Mcp = null, LangfuseRequest? Langfuse = null, MlflowRequest? Mlflow = null,
    int? EveryMinutes = null, HookScheme? Hook = null, string? HookSecret = null)
{
    public Result<SourceDraft> Draft() => new ImportRequest(Git, Mcp, Langfuse, Mlflow).Connection()
        .Then(connection => new SourceDraft(Name ?? "", connection, EveryMinutes, Hook, HookSecret));
}

internal sealed record SourceSwitch(bool Enabled);
