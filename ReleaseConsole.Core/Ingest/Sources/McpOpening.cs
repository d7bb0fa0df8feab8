using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The first question of a talk, asked again in an older version of the protocol where the server says that it does not know the one asked
/// for. A server should answer with a version it knows; many answer with an error instead (-32602, as the specification's example has it).
/// </summary>
internal sealed class McpOpening
{
    /// <summary>Every version that begins a talk so, the newest first.</summary>
    private static readonly string[] Versions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

    private JsonRpcRequest? _question;

    public void Note(JsonRpcRequest request)
    {
        if (request.Method == RequestMethods.Initialize)
            _question = request;
    }

    /// <summary>The question to ask instead; null where the error is not about the version, or no older one is left.</summary>
    public JsonRpcRequest? Instead(JsonRpcError error)
    {
        if (_question is not { } asked || error.Id.ToString() != asked.Id.ToString() || !IsAboutVersion(error.Error)
            || (asked.Params as JsonObject)?["protocolVersion"].Word() is not { } version)
            return null;
        var known = Supported(error.Error.Data);
        var older = Versions.FirstOrDefault(
            one => string.CompareOrdinal(one, version) < 0 && (known.Count == 0 || known.Contains(one)));
        if (older is null)
            return null;
        var parameters = (JsonObject)asked.Params!.DeepClone();
        parameters["protocolVersion"] = older;
        return _question = new JsonRpcRequest { Id = asked.Id, Method = asked.Method, Params = parameters };
    }

    private static bool IsAboutVersion(JsonRpcErrorDetail error) => error.Code == (int)McpErrorCode.UnsupportedProtocolVersion
        || (error.Code == (int)McpErrorCode.InvalidParams
            && (Supported(error.Data).Count > 0 || error.Message.Contains("version", StringComparison.OrdinalIgnoreCase)));

    private static List<string> Supported(object? data)
    {
        var told = data is JsonElement { ValueKind: JsonValueKind.Object } element && element.TryGetProperty("supported", out var list)
            && list.ValueKind == JsonValueKind.Array ? list : default;
        return told.ValueKind != JsonValueKind.Array ? []
            : [.. told.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)];
    }
}
