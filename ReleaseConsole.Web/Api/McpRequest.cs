using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Web.Api;

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
