using System.Diagnostics;
using ModelContextProtocol.Client;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The line to one MCP server: a listed command's pipes, or streamable HTTP through the guard. Closing it ends the process tree.</summary>
internal sealed class McpLine : IAsyncDisposable
{
    public const int AnswerLimit = 16 * 1024 * 1024;
    private readonly Process? _process;
    private readonly GuardedHttp? _http;

    private McpLine(IClientTransport transport, Process? process, GuardedHttp? http) =>
        (Transport, _process, _http) = (transport, process, http);

    public IClientTransport Transport { get; }

    /// <summary>Why the line was cut from this side, where it was.</summary>
    public Refusal? Refused => (Transport as McpPipes)?.Refused;

    /// <summary>Over pipes that are open already.</summary>
    public static McpLine Over(string name, Stream input, Stream output, Process? process = null) =>
        new(new McpPipes(name, input, new CappedStream(output, AnswerLimit)), process, http: null);

    /// <summary>Over an HTTP client that brings its own guard.</summary>
    public static McpLine Over(HttpClient http, SourceConnection connection, string? authorization, TimeSpan limit) =>
        new(new HttpClientTransport(Options(connection, authorization, limit), http), process: null, http: null);

    /// <summary>Over HTTP through the guard, which the line then owns.</summary>
    public static McpLine Over(GuardedHttp http, SourceConnection connection, string? authorization, TimeSpan limit) =>
        new(new HttpClientTransport(Options(connection, authorization, limit), http.Client), process: null, http);

    private static HttpClientTransportOptions Options(SourceConnection connection, string? authorization, TimeSpan limit) => new()
    {
        Endpoint = new Uri(connection.Address),
        TransportMode = HttpTransportMode.StreamableHttp,
        EnableStandaloneGetStream = false,
        // A stream that ends without the answer has failed; asked for the rest again, a server could hold us until the time is up.
        MaxReconnectionAttempts = 0,
        ConnectionTimeout = limit,
        AdditionalHeaders = authorization is null ? null : new Dictionary<string, string> { ["Authorization"] = authorization },
    };

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
