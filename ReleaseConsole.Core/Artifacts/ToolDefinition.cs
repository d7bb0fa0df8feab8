using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The one shape of a tool, whichever convention its file follows: what a model is told about it and what it is said to do.
/// Its canonical JSON is the content of a <c>tool</c> artifact, so that one tool in two conventions has one digest.
/// </summary>
public sealed record ToolDefinition(string Name, string? Title, string? Description, JsonNode InputSchema, JsonNode? OutputSchema)
{
    /// <summary>The hints with the defaults of MCP filled in, so that silence and its meaning look the same.</summary>
    public required ToolAnnotations Annotations { get; init => field = value ?? ToolAnnotations.Defaults; }

    /// <summary>Which hints the file itself stated, in order of name; the others are defaults.</summary>
    public IReadOnlyList<string> AnnotationsStated { get; init => field = value ?? []; } = [];

    /// <summary>How the server is reached (<c>stdio</c>, <c>streamable-http</c>), where the file says so.</summary>
    public string? Transport { get; init; }

    /// <summary>The server that carries the tool out, where the file says which.</summary>
    public ToolServer? Server { get; init; }

    /// <summary>Whether a person is asked before a call: <c>always</c>, <c>never</c>, or an object that says for which tools.</summary>
    public JsonNode? Approval { get; init; }

    /// <summary>Which of a server's tools may be called, as the file says it; null for all of them.</summary>
    public JsonNode? AllowedTools { get; init; }

    /// <summary>
    /// The vendor's own tool this stands for, with its date (<c>web_search_20260318</c>); null for tools that are described here.
    /// </summary>
    public string? ProvidedAs { get; init; }

    /// <summary>Everything else the file says about the tool (<c>strict</c>, <c>execution</c>, <c>_meta</c>), as it says it.</summary>
    public JsonObject? Other { get; init; }

    /// <summary>Reads the content of a tool version.</summary>
    /// <exception cref="JsonException">The bytes are not a tool definition of this program.</exception>
    public static ToolDefinition Parse(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize<ToolDefinition>(canonical,
        CanonicalJson.Options) ?? throw new JsonException("The tool definition is null.");

    public byte[] ToCanonical() => CanonicalJson.Of(this);
}
