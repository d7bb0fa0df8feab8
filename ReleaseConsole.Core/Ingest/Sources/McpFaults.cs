using System.Net.Sockets;
using System.Text.Json;
using ModelContextProtocol;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>What the library raises when a talk with a server fails, in words for the person who asked.</summary>
internal static class McpFaults
{
    private const int Longest = 300;

    // How the library says that what came over HTTP was no answer, a web page for example.
    private const string NoReply = "without a reply to request";

    /// <summary>Raised when there is no line, and when the library stumbles over an answer that it has taken for one.</summary>
    public static bool IsExpected(Exception fault) =>
        fault is McpException or HttpRequestException or IOException or SocketException or JsonException or OutOfReachException
            or InvalidOperationException or ArgumentException or TimeoutException or OperationCanceledException;

    public static bool IsLate(Exception fault) => All(fault).Any(one => one is TimeoutException);

    public static Refusal Refuse(string server, Exception fault)
    {
        if (All(fault).OfType<HttpRequestException>().FirstOrDefault(one => one.StatusCode is not null) is { } answered)
            return SourceRefusals.Answered(server, (int)answered.StatusCode!);
        if (All(fault).Any(one => one.Message.Contains(NoReply, StringComparison.Ordinal)))
            return SourceRefusals.NotUnderstood(
                server, "no message of the Model Context Protocol. Is this the address of its MCP endpoint?");
        // How the library says that the first answer has nothing of what it has to have.
        if (fault is OperationCanceledException)
            return SourceRefusals.NotUnderstood(
                server, "its first answer does not say which versions of the Model Context Protocol it speaks.");
        return All(fault).OfType<OutOfReachException>().FirstOrDefault() is { } outOfReach
            ? SourceRefusals.NotReached(outOfReach, server)
            : SourceRefusals.NotReached($"{server}: {FirstLine(fault.GetBaseException().Message)}");
    }

    private static IEnumerable<Exception> All(Exception fault)
    {
        for (var one = fault; one is not null; one = one.InnerException)
            yield return one;
    }

    private static string FirstLine(string text) => text.Split('\n')[0] is var line && line.Length <= Longest ? line : line[..Longest];
}
