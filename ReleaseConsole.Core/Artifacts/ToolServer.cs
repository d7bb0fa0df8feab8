namespace ReleaseConsole.Core.Artifacts;

/// <summary>A server of tools: what it calls itself, where it is, or which of a vendor's connectors it is.</summary>
public sealed record ToolServer(string? Name, string? Url, string? Connector = null);
