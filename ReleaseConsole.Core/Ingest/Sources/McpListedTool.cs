using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One tool, as its server wrote it.</summary>
internal sealed record McpListedTool(string Name, JsonObject Definition);
