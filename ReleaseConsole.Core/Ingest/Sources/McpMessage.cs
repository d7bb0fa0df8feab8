using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One line that a server wrote, read as a message of the protocol.</summary>
internal static class McpMessage
{
    /// <summary>
    /// The message; null for what is no message and is not meant as one: many servers print to the same pipe what they are doing.
    /// </summary>
    public static Result<JsonRpcMessage?> Read(string server, ReadOnlySpan<byte> line)
    {
        if (!line.TrimStart(" \t\uFEFF"u8).StartsWith("{"u8) || line.IndexOf("\"jsonrpc\""u8) < 0)
            return (JsonRpcMessage?)null;
        // The library takes what JSON leaves open, such as a key twice, and stumbles over it later.
        if (CanonicalJson.From(line) is { Succeeded: false } odd)
            return SourceRefusals.NotUnderstood(server, odd.Refusal.Sentence);
        try
        {
            return JsonSerializer.Deserialize<JsonRpcMessage>(Unmarked(line), McpJsonUtilities.DefaultOptions);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return SourceRefusals.NotUnderstood(server, $"a message of another shape: {fault.Message.Split('\n')[0]}");
        }
    }

    private static ReadOnlySpan<byte> Unmarked(ReadOnlySpan<byte> line) =>
        line.StartsWith(CanonicalText.ByteOrderMark) ? line[CanonicalText.ByteOrderMark.Length..] : line;
}
