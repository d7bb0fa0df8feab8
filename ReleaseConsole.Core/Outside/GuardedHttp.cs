using System.Net.Sockets;

namespace ReleaseConsole.Core.Outside;

/// <summary>
/// HTTP that follows no redirect, sends no cookie and uses no proxy. The address that is really connected to is checked, after name
/// resolution and for each connection anew, so that no name can lead into a private network, not even one that changes its mind.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    private const int DefaultAnswerLimit = 64 * 1024;

    private readonly Reach _reach;

    /// <param name="answerLimit">The longest answer that is read, in bytes.</param>
    public GuardedHttp(Reach reach, bool allowsPrivate, TimeSpan limit, int answerLimit = DefaultAnswerLimit)
    {
        _reach = reach;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = limit / 2,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancel) => ConnectAsync(context, allowsPrivate, cancel),
        };
        Client = new HttpClient(new CappedAnswers(handler, answerLimit)) { Timeout = limit };
    }

    /// <summary>For libraries that bring their own requests; what they reach is guarded all the same.</summary>
    public HttpClient Client { get; }

    /// <summary>Whether a connection was made: before that, nothing can have reached the other side.</summary>
    public bool WasConnected { get; private set; }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => Client.SendAsync(request, cancel);

    public void Dispose() => Client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowsPrivate, CancellationToken cancel)
    {
        var addresses = await _reach.AddressesAsync(context.DnsEndPoint.Host, allowsPrivate, cancel);
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
