using System.ComponentModel;
using System.Diagnostics;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Opens the line to an MCP server: starts the command the operator lists under its name, or goes to its address.</summary>
public sealed class McpLines(McpServers servers, Reach reach, Secrets secrets)
{
    /// <summary>Why a place cannot be opened, whatever the server does: it names a command that is not listed.</summary>
    internal Refusal? Refuse(SourceConnection connection) => connection.Server is { } name && !servers.Listed.ContainsKey(name)
        ? SourceRefusals.NoSuchServer(name, servers.Listed.Keys.Order(StringComparer.Ordinal))
        : null;

    /// <exception cref="SecretMissingException">The credential, or a variable of the command, names a secret that is not set.</exception>
    /// <param name="beginsAsBefore">A command is asked as it was in the years before 2026; see
    /// <see cref="McpPipes.BeginsAsBefore"/>.</param>
    internal Result<McpLine> Open(SourceConnection connection, TimeSpan limit, bool beginsAsBefore = false)
    {
        if (Refuse(connection) is { } refusal)
            return refusal;
        return connection.Server is { } name ? Start(name, servers.Listed[name], beginsAsBefore) : Reached(connection, limit);
    }

    private Result<McpLine> Start(string name, McpCommand command, bool beginsAsBefore)
    {
        var start = new ProcessStartInfo(command.Command, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // A server is a stranger: of this program's environment it gets what a command needs to be found, and no more.
        foreach (var inherited in start.Environment.Keys.Except(["PATH", "HOME", "LANG", "TMPDIR"]).ToList())
            start.Environment.Remove(inherited);
        var told = new List<string>();
        foreach (var (variable, value) in command.Environment)
        {
            var isSecret = Secrets.Refuse(value) is null;
            var given = isSecret ? secrets.Resolve(value) : value;
            start.Environment[variable] = given;
            if (isSecret)
                told.Add(given);
        }
        try
        {
            return McpLine.Over(name, Process.Start(start)!, told, beginsAsBefore);
        }
        catch (Win32Exception)
        {
            return SourceRefusals.NotReached($"The command of {name} cannot be started on this machine.");
        }
    }

    private McpLine Reached(SourceConnection connection, TimeSpan limit)
    {
        var authorization = connection.Credential is { } credential ? "Bearer " + secrets.Resolve(credential) : null;
        return McpLine.Over(
            new GuardedHttp(reach, connection.AllowsPrivateNetwork, limit, McpLine.AnswerLimit), connection, authorization, limit);
    }
}
