using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace ReleaseConsole.Web.Shell;

/// <summary>How much one request, connection or circuit may take. Each number is a decision; the reason stands beside it.</summary>
public static class HostLimits
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Ordinary requests are forms and JSON documents of at most this many bytes.</summary>
    public const long BodyBytes = 1 * Megabyte;

    /// <summary>An import carries a whole folder or archive.</summary>
    public const long ImportBodyBytes = 256 * Megabyte;

    /// <summary>Lets this endpoint take a body as large as an import.</summary>
    public static TBuilder AcceptImportBody<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(ImportBodyBytes));

    internal static void Limit(KestrelServerOptions options)
    {
        // The version of the server is of use to nobody but an attacker.
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = BodyBytes;
        // Room for a session cookie in several parts, and no more.
        options.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        options.Limits.MaxRequestHeaderCount = 100;
        options.Limits.MaxRequestLineSize = 16 * 1024;
        // A connection that trickles bytes is let go, so that a few hundred of them cannot hold the server.
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        options.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        // One circuit per open window; an organisation's worth of people, with several windows each.
        options.Limits.MaxConcurrentUpgradedConnections = 5_000;
    }

    internal static void Limit(CircuitOptions options, IHostEnvironment environment)
    {
        // Stack traces name paths and queries; they belong in the log.
        options.DetailedErrors = environment.IsDevelopment();
        // An internal tool: a closed laptop lid should find its review again after a meeting break.
        options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
        // Kept circuits hold memory, and anybody signed in can drop connections: the oldest go beyond this many.
        options.DisconnectedCircuitMaxRetained = 200;
        // A script that does not answer must not hold the circuit's work.
        options.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
        // A browser that stops acknowledging gets no further pictures of the page buffered for it.
        options.MaxBufferedUnacknowledgedRenderBatches = 10;
    }

    internal static void Limit(HubOptions options, IHostEnvironment environment)
    {
        options.EnableDetailedErrors = environment.IsDevelopment();
        // Events and short inputs; long texts come as streams, in parts that fit.
        options.MaximumReceiveMessageSize = 64 * 1024;
        // Blazor needs the order of events; one at a time per circuit.
        options.MaximumParallelInvocationsPerClient = 1;
        options.HandshakeTimeout = TimeSpan.FromSeconds(15);
        options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        // Twice the default: a short loss of network is not the end of a connection.
        options.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
    }

    internal static void Limit(FormOptions options)
    {
        options.MultipartBodyLengthLimit = ImportBodyBytes;
        // An import of a folder names each file once.
        options.ValueCountLimit = 2_048;
    }
}
