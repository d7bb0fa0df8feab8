using System.Net;
using System.Net.Sockets;

namespace ReleaseConsole.Core.WriteBack.Webhook;

/// <summary>The address of a connection is in a network it may not reach.</summary>
internal sealed class PrivateAddressException(string host)
    : Exception($"{host} is an address of a private network, and the connection does not allow that.");

/// <summary>
/// One HTTP exchange that follows no redirect, sends no cookie and uses no proxy. The address that is really connected to is
/// checked, after name resolution, so that no name can lead into a private network.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    private readonly HttpClient _client;

    public GuardedHttp(bool allowsPrivate, TimeSpan limit)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = limit / 2,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancel) => ConnectAsync(context, allowsPrivate, cancel),
        };
        _client = new HttpClient(handler) { Timeout = limit, MaxResponseContentBufferSize = 64 * 1024 };
    }

    /// <summary>Whether a connection was made: before that, nothing can have reached the other side.</summary>
    public bool WasConnected { get; private set; }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => _client.SendAsync(request, cancel);

    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowsPrivate, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        if (!allowsPrivate && addresses.Any(address => !PublicAddress.IsPublic(address)))
            throw new PrivateAddressException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            WasConnected = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
