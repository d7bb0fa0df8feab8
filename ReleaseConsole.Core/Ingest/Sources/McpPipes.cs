using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// A server's two pipes, a message a line. What cannot be an answer (no message, or to a question nobody asked) ends the talk at once with
/// the reason, where the library would pass it by and wait for another one until the time is up.
/// </summary>
internal sealed class McpPipes(string server, Stream input, Stream output) : TransportBase(server, loggerFactory: null), IClientTransport
{
    /// <summary>Far more than the pages of a list and what is said in between; each is kept until it is dealt with.</summary>
    private const int MostMessages = 10_000;

    /// <summary>So far apart the two pipes of a process that ends may close.</summary>
    private static readonly TimeSpan SidesApart = TimeSpan.FromMilliseconds(500);

    private const string Discovery = "server/discover";

    private static readonly JsonRpcErrorDetail NotKnown = new() { Code = (int)McpErrorCode.MethodNotFound, Message = "Method not found" };

    private readonly ConcurrentDictionary<RequestId, bool> _asked = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly McpOpening _opening = new();
    private JsonRpcRequest? _last;
    private int _heard;
    private bool _serverEnded;
    private Task _hearing = Task.CompletedTask;

    string IClientTransport.Name => Name;

    /// <summary>
    /// The talk begins with <c>initialize</c>: the question before it, which the library asks since the revision of July 2026, makes some
    /// servers of the years before end at once.
    /// </summary>
    public bool BeginsAsBefore { get; init; }

    /// <summary>The server ended without a word of the protocol.</summary>
    public bool EndedUnheard => _serverEnded && _heard == 0;

    /// <summary>Why the talk was ended from this side.</summary>
    public Refusal? Refused { get; private set; }

    public Task<ITransport> ConnectAsync(CancellationToken cancellationToken = default)
    {
        SetConnected();
        _hearing = HearAsync();
        return Task.FromResult<ITransport>(this);
    }

    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        if (message is JsonRpcRequest request && _asked.TryAdd(request.Id, true))
            _last = request;
        if (message is JsonRpcRequest { Method: Discovery } probe && BeginsAsBefore)
        {
            await WriteMessageAsync(new JsonRpcError { Id = probe.Id, Error = NotKnown }, cancellationToken);
            return;
        }
        if (message is JsonRpcRequest first)
            _opening.Note(first);
        try
        {
            await WriteAsync(message, cancellationToken);
        }
        catch (IOException)
        {
            // Its pipe ends on both sides, one after the other: whether it ended unheard is known when the other has ended too.
            await _hearing.WaitAsync(SidesApart, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        // A server may end its own pipe and leave ours open: what is asked after that is never answered.
        if (!IsConnected)
            throw new IOException("The server ended the talk.");
    }

    private async Task WriteAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, McpJsonUtilities.DefaultOptions), (byte)'\n'];
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await input.WriteAsync(line, cancellationToken);
            await input.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _hearing;
        SetDisconnected();
        _ended.Dispose();
    }

    private async Task HearAsync()
    {
        Exception? fault = null;
        try
        {
            // One character a byte: a line is cut where the byte is, and read as what it is later.
            using var reader = new StreamReader(output, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, 16 * 1024);
            while (Refused is null && await reader.ReadLineAsync(_ended.Token) is { } line)
                await HearAsync(Encoding.Latin1.GetBytes(line));
            _serverEnded = Refused is null;
            if (Refused is not null)
                fault = new McpException(Refused.Sentence);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException)
        {
            fault = broken;
        }
        SetDisconnected(fault);
    }

    private async Task HearAsync(byte[] line)
    {
        var read = McpMessage.Read(Name, line);
        if (!read.Succeeded)
            Refused = read.Refusal;
        else if (read.Value is not null && ++_heard > MostMessages)
            Refused = SourceRefusals.NotUnderstood(Name, "it says more and more and comes to no end.");
        else if (read.Value is JsonRpcError { Id.Id: null } error && _last is { } last)
            // A server that could not read a question does not know its number; only one is open at a time.
            await WriteMessageAsync(new JsonRpcError { Id = last.Id, Error = error.Error }, _ended.Token);
        else if (read.Value is JsonRpcError refused && _opening.Instead(refused) is { } instead)
            await WriteAsync(instead, _ended.Token);
        else if (read.Value is JsonRpcResponse or JsonRpcError && !_asked.ContainsKey(((JsonRpcMessageWithId)read.Value).Id))
            Refused = SourceRefusals.NotUnderstood(Name, "it answers a question that was not asked.");
        else if (read.Value is { } message)
            await WriteMessageAsync(message, _ended.Token);
    }
}
