using Microsoft.Extensions.Configuration;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One command the operator lists as an MCP server; its environment holds references to secrets or plain values.</summary>
public sealed record McpCommand(string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment);

/// <summary>
/// The commands that may be started as MCP servers, read from <c>ReleaseConsole:Ingest:McpServers</c>. No request names a command:
/// it names an entry of this list.
/// </summary>
public sealed record McpServers(IReadOnlyDictionary<string, McpCommand> Listed)
{
    /// <exception cref="InvalidOperationException">An entry has no command; the message names it.</exception>
    public static McpServers From(IConfiguration? configuration) => new(
        (configuration?.GetSection("ReleaseConsole:Ingest:McpServers").GetChildren() ?? [])
            .ToDictionary(one => one.Key, Read, StringComparer.Ordinal));

    private static McpCommand Read(IConfigurationSection entry) => new(
        entry["Command"] is { Length: > 0 } command ? command : throw new InvalidOperationException($"{entry.Path}:Command is missing."),
        [.. entry.GetSection("Arguments").GetChildren().Select(one => one.Value ?? "")],
        entry.GetSection("Environment").GetChildren().ToDictionary(one => one.Key, one => one.Value ?? "", StringComparer.Ordinal));
}
