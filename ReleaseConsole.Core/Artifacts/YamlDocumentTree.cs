using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A YAML document as JSON, and the place of every value in the text by JSON pointer.</summary>
public sealed record YamlDocumentTree(JsonNode? Root, IReadOnlyDictionary<string, TextPosition> Places)
{
    /// <summary>The place of the key of every member, by the pointer of its value, which may begin lines below.</summary>
    public IReadOnlyDictionary<string, TextPosition> Keys { get; init; } = new Dictionary<string, TextPosition>();
}
