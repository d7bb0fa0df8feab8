using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReleaseConsole.Tests.Given;

/// <summary>Answers every call with bytes chosen by its path, as JSON. It does nothing else, so that tens of thousands of calls take seconds.</summary>
internal sealed class CannedHttp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Func<string, byte[]> _answer;
    private readonly Task _listening;

    public CannedHttp(Func<string, byte[]> answer)
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
                var size = 0;
                while (await reader.ReadLineAsync(_ended.Token) is { Length: > 0 } header)
                    if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                        size = int.Parse(header["Content-Length:".Length..], CultureInfo.InvariantCulture);
                // Asked for nothing, the reader would still wait for something.
                if (size > 0)
                    await reader.ReadBlockAsync(new char[size], _ended.Token);
                var body = _answer(line.Split(' ')[1].Split('?')[0]);
                var head = string.Create(
                    CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
                await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], _ended.Token);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException)
        {
            // The other side has what it wants, or the test is over.
        }
    }
}
