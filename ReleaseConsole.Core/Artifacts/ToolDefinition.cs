using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The one shape of a tool, whichever convention its file follows: what a model is told about it and what it is said to do.
/// Its canonical JSON is the content of a <c>tool</c> artifact.
/// </summary>
public sealed record ToolDefinition(string Name, string? Title, string? Description, JsonNode InputSchema, JsonNode? OutputSchema)
{
    /// <summary>The hints with the defaults of MCP filled in, so that silence and its meaning look the same.</summary>
    public required ToolAnnotations Annotations { get; init; }

    /// <summary>Which hints the file itself stated, in order of name; the others are defaults.</summary>
    public IReadOnlyList<string> AnnotationsStated { get; init; } = [];

    /// <summary>Where the definition comes from: <c>mcp</c> or <c>openai</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How the server is reached (<c>stdio</c>, <c>streamable-http</c>), where the file says so.</summary>
    public string? Transport { get; init; }

    /// <summary>Everything else the file says about the tool (<c>strict</c>, <c>execution</c>, <c>_meta</c>), as it says it.</summary>
    public JsonObject? Other { get; init; }

    /// <summary>Reads the content of a tool version.</summary>
    /// <exception cref="JsonException">The bytes are not a tool definition of this program.</exception>
    public static ToolDefinition Parse(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize<ToolDefinition>(canonical, CanonicalJson.Options) ?? throw new JsonException("The tool definition is null.");

    public byte[] ToCanonical() => CanonicalJson.Of(this);
}

/// <summary>
/// What a tool is said to do (Model Context Protocol, schema 2025-06-18, <c>ToolAnnotations</c>). Hints, not promises: the server states them.
/// </summary>
public sealed record ToolAnnotations(bool ReadOnlyHint, bool DestructiveHint, bool IdempotentHint, bool OpenWorldHint)
{
    /// <summary>What a tool that states nothing has to be taken for.</summary>
    public static ToolAnnotations Defaults { get; } =
        new(ReadOnlyHint: false, DestructiveHint: true, IdempotentHint: false, OpenWorldHint: true);
}
