using System.Net;

namespace ReleaseConsole.Web.Identity;

/// <summary>Whether a request comes from this very machine, addressed to this very machine.</summary>
internal static class LoopbackRequest
{
    // A proxy on this machine connects from loopback on behalf of anybody, and forwarded addresses are only somebody's word.
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Original-Host"];

    public static bool Is(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && Named(context.Request.Host.Host)
        && !Forwarding.Any(context.Request.Headers.ContainsKey);

    /// <summary>A page elsewhere can point its own name at 127.0.0.1; it cannot make the browser send one of these.</summary>
    private static bool Named(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
