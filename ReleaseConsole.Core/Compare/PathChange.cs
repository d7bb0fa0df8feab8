using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare;

/// <summary>What happened at one place of a structured document.</summary>
public enum PathChangeKind
{
    Added,
    Removed,
    Changed,

    /// <summary>The same element of an array, at another position; before and after are the two positions.</summary>
    Moved,
}

/// <summary>
/// One difference between two documents. The path (JSON pointer, RFC 6901) points into the after document, or into the before
/// document for what was removed. A JSON null and "nothing here" differ by the kind, not by the value.
/// </summary>
public sealed record PathChange(string Path, PathChangeKind Kind, JsonNode? Before, JsonNode? After);
