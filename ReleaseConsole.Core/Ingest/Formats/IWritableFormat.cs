namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A format that versions can be written in as well, whatever format they came in.</summary>
public interface IWritableFormat : IArtifactFormat
{
    /// <summary>The extension of a file in this format, with its dot.</summary>
    string Extension { get; }

    /// <summary>The version in this format with what the format cannot say; refused when it cannot hold the version at all.</summary>
    Result<WrittenArtifact> Write(StoredContent stored);
}
