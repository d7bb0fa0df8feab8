using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A version as it is kept: the artifact's path, its canonical content, the bytes it came in and their format.</summary>
public sealed record StoredContent(string Path, ContentForm Form, byte[] Canonical, byte[] Original, string Format)
{
    /// <summary>The whole file it came in, where that held other artifacts too, and what the file was called.</summary>
    public byte[]? Whole { get; init; }

    public string? FileName { get; init; }

    /// <summary>The artifact's name without its kind's folder.</summary>
    public string Name => Path[(Path.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
