using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// Answers every call with bytes chosen by its path or by what it says, as JSON; 202 and nothing where there are none. It does nothing
/// else, so that tens of thousands of calls take seconds.
/// </summary>
internal sealed class CannedHttp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Func<string, string, byte[]?> _answer;
    private readonly Task _listening;

    public CannedHttp(Func<string, byte[]> answer)
        : this((path, _) => answer(path))
    {
    }

    /// <param name="answer">Chosen by the path and the body, one character a byte.</param>
    public CannedHttp(Func<string, string, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _listening = ListenAsync();
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _listening;
        _ended.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            while (await reader.ReadLineAsync(_ended.Token) is { Length: > 0 } line)
            {
                var headers = new List<string>();
                while (await reader.ReadLineAsync(_ended.Token) is { Length: > 0 } header)
                    headers.Add(header.ToLowerInvariant());
                var said = await SaidAsync(reader, headers);
                var answer = _answer(line.Split(' ')[1].Split('?')[0], said);
                var (status, body) = answer is null ? ("202 Accepted", []) : ("200 OK", answer);
                var head = string.Create(
                    CultureInfo.InvariantCulture,
                    $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
                await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], _ended.Token);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException)
        {
            // The other side has what it wants, or the test is over.
        }
    }

    private async Task<string> SaidAsync(StreamReader reader, List<string> headers)
    {
        if (headers.Contains("transfer-encoding: chunked"))
        {
            var said = new StringBuilder();
            while (int.Parse(
                (await reader.ReadLineAsync(_ended.Token))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var piece)
            {
                said.Append(await SaidAsync(reader, piece));
                await reader.ReadLineAsync(_ended.Token);
            }
            await reader.ReadLineAsync(_ended.Token);
            return said.ToString();
        }
        var length = headers.FirstOrDefault(one => one.StartsWith(
            "content-length:", StringComparison.Ordinal))?["content-length:".Length..];
        return await SaidAsync(reader, length is null ? 0 : int.Parse(length, CultureInfo.InvariantCulture));
    }

    private async Task<string> SaidAsync(StreamReader reader, int size)
    {
        // Asked for nothing, the reader would still wait for something.
        if (size == 0)
            return "";
        var said = new char[size];
        await reader.ReadBlockAsync(said, _ended.Token);
        return new string(said);
    }
}
