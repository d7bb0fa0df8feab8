namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A version written in a format, and a sentence for each thing the format could not say.</summary>
public sealed record WrittenArtifact(byte[] Bytes, IReadOnlyList<string> Losses);
