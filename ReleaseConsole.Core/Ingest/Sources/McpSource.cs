using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The tools of a live MCP server: every page of <c>tools/list</c>, each tool as the server wrote it, with the server's name and version.
/// No tool is ever called.
/// </summary>
internal sealed class McpSource(SourceConnection connection, McpLines lines) : IImportSource
{
    private const int PageLimit = 200;

    /// <summary>How long a whole talk may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    public string Kind => "mcp";

    public string Name => connection.Server ?? new Uri(connection.Address).Host;

    public bool IsComplete => false;

    public SourceOrigin? Origin { get; private set; }

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        try
        {
            var (refusal, endedUnheard) = await TalkAsync(beginsAsBefore: false, staging, cancel);
            return endedUnheard ? (await TalkAsync(beginsAsBefore: true, staging, cancel)).Refusal : refusal;
        }
        catch (SecretMissingException missing)
        {
            return SourceRefusals.NotReached(missing, Name);
        }
    }

    private async Task<(Refusal? Refusal, bool EndedUnheard)> TalkAsync(bool beginsAsBefore, Staging staging, CancellationToken cancel)
    {
        var opened = lines.Open(connection, Limit, beginsAsBefore);
        if (!opened.Succeeded)
            return (opened.Refusal, false);
        await using var line = opened.Value;
        return await StageAsync(line, staging, cancel) is { } refusal
            ? (await line.WithLastWordsAsync(refusal), line.EndedUnheard)
            : (null, false);
    }

    /// <summary>The same over a line that is open already.</summary>
    public async Task<Refusal?> StageAsync(McpLine line, Staging staging, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            return await ListAsync(line, staging, limit.Token);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && McpFaults.IsExpected(fault))
        {
            return line.Refused ?? (limit.IsCancellationRequested || McpFaults.IsLate(fault)
                ? SourceRefusals.NotReached(
                    $"{Name} did not answer within {Limit.TotalSeconds:0} s.{(connection.Server is null ? "" : " Its process was ended.")}")
                : McpFaults.Refuse(Name, fault));
        }
    }

    private async Task<Refusal?> ListAsync(McpLine line, Staging staging, CancellationToken cancel)
    {
        var options = new McpClientOptions
        { ClientInfo = new Implementation { Name = "release-console", Version = "1" }, InitializationTimeout = Limit };
        await using var client = await McpClient.CreateAsync(line.Transport, options, cancellationToken: cancel);
        if (client.ServerInfo is not { } server || !McpToolPage.IsName(server.Name) || !McpToolPage.IsName(server.Version))
            return SourceRefusals.NotUnderstood(Name, "it does not say what it is.");
        Origin = new SourceOrigin(
            connection.Server is { } name ? $"the listed server {name}" : connection.Address,
            $"{server.Version} (protocol {client.NegotiatedProtocolVersion})");
        string? cursor = null;
        var pages = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 0; page < PageLimit; page++)
        {
            var parameters = new JsonObject();
            if (cursor is not null)
                parameters["cursor"] = cursor;
            var answer = await client.SendRequestAsync(new JsonRpcRequest { Method = "tools/list", Params = parameters }, cancel);
            var read = McpToolPage.Read(Name, answer.Result);
            if (!read.Succeeded)
                return read.Refusal;
            // Before its tools are taken: a page that comes twice has them twice.
            if (read.Value.Next is { } next && !pages.Add(next))
                return SourceRefusals.NoEnd(Name, McpToolPage.IsName(next) ? next : "…");
            foreach (var tool in read.Value.Tools)
                if (await StageAsync(tool, server, client.NegotiatedProtocolVersion, staging, cancel) is { } refusal)
                    return refusal;
            if (read.Value.Next is null)
                return null;
            cursor = read.Value.Next;
        }
        return SourceRefusals.TooManyPages(Name);
    }

    private async Task<Refusal?> StageAsync(
        McpListedTool tool, Implementation server, string? protocol, Staging staging, CancellationToken cancel)
    {
        var told = new JsonObject { ["name"] = server.Name, ["version"] = server.Version };
        if (connection.Server is null)
            told["url"] = connection.Address;
        var capture = new JsonObject
        {
            ["transport"] = connection.Server is null ? "streamable-http" : "stdio",
            ["protocolVersion"] = protocol,
            ["serverInfo"] = told,
            ["tools"] = new JsonArray(tool.Definition.DeepClone()),
        };
        await using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(capture, CanonicalJson.Options));
        return await staging.AddAsync(
            $"tools/{ToolNames.PathOf(tool.Name)}.json", content, new OutsideItem($"mcp:{server.Name}/{tool.Name}", server.Version),
            cancel);
    }
}
