using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Resolve;

/// <summary>One entry of a release file: a file beside it, or an artifact pinned by digest, and where the entry stands.</summary>
public sealed record ReleaseFileEntry(string Name, string Place)
{
    /// <summary>What the release file says of it besides: licence and data class of data, the columns of a table of results.</summary>
    public JsonObject? Says { get; init; }
}
