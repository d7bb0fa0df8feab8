namespace ReleaseConsole.Core.Ingest;

/// <summary>How many versions of an import were read in one format.</summary>
public sealed record FormatFound(string Format, int Count);
