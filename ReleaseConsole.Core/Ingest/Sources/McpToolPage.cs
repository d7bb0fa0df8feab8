using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One answer to <c>tools/list</c>, and where the next one goes on; null at the end.</summary>
internal sealed record McpToolPage(IReadOnlyList<McpListedTool> Tools, string? Next)
{
    private const int LongestName = 200;
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = CanonicalJson.MaxDepth };

    /// <param name="result">What the library handed on, of which it has read next to nothing.</param>
    public static Result<McpToolPage> Read(string server, JsonNode? result)
    {
        var bytes = Bytes(result);
        if (bytes is null || CanonicalJson.From(bytes) is not { Succeeded: true }
            || JsonNode.Parse(bytes, documentOptions: Depth) is not JsonObject page || page["tools"] is not JsonArray list)
            return SourceRefusals.NotUnderstood(server, "tools/list has no list of tools.");
        if (page["nextCursor"] is { } cursor && cursor.Word() is null)
            return SourceRefusals.NotUnderstood(server, "tools/list goes on at something that is no text.");
        var tools = new List<McpListedTool>();
        foreach (var one in list)
            if (one is JsonObject tool && tool["name"].Word() is { } name && IsName(name))
                tools.Add(new McpListedTool(name, tool));
            else
                return SourceRefusals.NotUnderstood(server, "a tool has no name, or one that cannot be shown.");
        return new McpToolPage(tools, page["nextCursor"].Word() is { Length: > 0 } next ? next : null);
    }

    /// <summary>What can be kept as a name in every database and shown in one line.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && !text.Any(char.IsControl);

    private static byte[]? Bytes(JsonNode? result)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(result, CanonicalJson.Options);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            // Half of a character written as an escape is found only when it is written out again.
            return null;
        }
    }
}
