namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The outside places this version pulls from.</summary>
public enum SourceKind
{
    Git,
    Mcp,
    Langfuse,
    Mlflow,
}
