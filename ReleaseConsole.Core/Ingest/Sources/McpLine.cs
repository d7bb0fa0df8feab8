using System.Diagnostics;
using ModelContextProtocol.Client;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The line to one MCP server: a listed command's pipes, or streamable HTTP through the guard. Closing it ends the process tree.
/// </summary>
internal sealed class McpLine : IAsyncDisposable
{
    public const int AnswerLimit = 16 * 1024 * 1024;
    private readonly Process? _process;
    private readonly GuardedHttp? _http;
    private readonly LastWords? _words;

    private McpLine(IClientTransport transport, Process? process, GuardedHttp? http, LastWords? words = null) =>
        (Transport, _process, _http, _words) = (transport, process, http, words);

    public IClientTransport Transport { get; }

    /// <summary>Why the line was cut from this side, where it was.</summary>
    public Refusal? Refused => (Transport as McpPipes)?.Refused;

    /// <summary>The server ended before it said anything.</summary>
    public bool EndedUnheard => Transport is McpPipes { EndedUnheard: true };

    /// <summary>Over pipes that are open already.</summary>
    public static McpLine Over(string name, Stream input, Stream output) =>
        new(new McpPipes(name, input, new CappedStream(output, AnswerLimit)), process: null, http: null);

    /// <summary>Over the pipes of a process that was started with some secrets and is the line's from here on.</summary>
    public static McpLine Over(string name, Process process, IEnumerable<string> secrets, bool beginsAsBefore) => new(
        new McpPipes(name, process.StandardInput.BaseStream, new CappedStream(process.StandardOutput.BaseStream, AnswerLimit))
        { BeginsAsBefore = beginsAsBefore },
        process, http: null, new LastWords(process.StandardError, secrets));

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

    /// <summary>A refusal with what the server wrote of its own accord before it failed, which often says why.</summary>
    public async Task<Refusal> WithLastWordsAsync(Refusal refusal) => _words is not null && await _words.SaidAsync() is { } said
        ? refusal with { Sentence = $"{refusal.Sentence} The server wrote: “{said}”" }
        : refusal;

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
