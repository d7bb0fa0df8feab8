using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>JSON as a person would keep it in a repository: indented, with a line feed at its end.</summary>
internal static class WrittenJson
{
    public static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static byte[] Of(JsonNode? node) => [.. JsonSerializer.SerializeToUtf8Bytes(node, Indented), (byte)'\n'];
}
