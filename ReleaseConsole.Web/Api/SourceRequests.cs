using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// A repository by https, ssh or, where private networks are allowed, http or a path of the console's machine; of it a folder, or the
/// files that patterns take (<c>agents/*/prompts/</c>, <c>!drafts/</c>).
/// </summary>
internal sealed record GitRequest(
    string? Url, string? Ref = null, string? Path = null, int? Depth = null, string? Credential = null, bool AllowsPrivateNetwork = false,
    string?[]? Files = null)
{
    public SourceConnection Connection() => new(SourceKind.Git, Url ?? "")
    {
        Ref = Ref,
        Path = Path,
        Files = Files is null ? null : [.. Files.Select(one => one ?? "")],
        Depth = Depth,
        Credential = Credential,
        AllowsPrivateNetwork = AllowsPrivateNetwork,
    };
}

/// <summary>An MCP server: the name of a listed command, or an address that speaks streamable HTTP.</summary>
internal sealed record McpRequest(string? Server = null, string? Url = null, string? Credential = null, bool AllowsPrivateNetwork = false)
{
    public SourceConnection Connection() => new(SourceKind.Mcp, Url ?? "")
    {
        Server = Server,
        Credential = Credential,
        AllowsPrivateNetwork = AllowsPrivateNetwork,
    };
}

/// <summary>A Langfuse project by its base address; the credential is the key pair.</summary>
internal sealed record LangfuseRequest(string? Url, string? Label = null, string? Credential = null, bool AllowsPrivateNetwork = false)
{
    public SourceConnection Connection() => new(SourceKind.Langfuse, Url ?? "")
    {
        Label = Label,
        Credential = Credential,
        AllowsPrivateNetwork = AllowsPrivateNetwork,
    };
}

/// <summary>An MLflow registry by its base address.</summary>
internal sealed record MlflowRequest(string? Url, string? Alias = null, string? Credential = null, bool AllowsPrivateNetwork = false)
{
    public SourceConnection Connection() => new(SourceKind.Mlflow, Url ?? "")
    {
        Label = Alias,
        Credential = Credential,
        AllowsPrivateNetwork = AllowsPrivateNetwork,
    };
}
