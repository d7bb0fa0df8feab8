using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>One way people write artifacts down. Detection looks at path and content; reading yields canonical content or reasons.</summary>
public interface IArtifactFormat
{
    /// <summary>The format's word, kept with every version it read.</summary>
    string Name { get; }

    /// <summary>What is in files of this format.</summary>
    ArtifactKind Kind { get; }

    /// <summary>Whether the file is in this format; never throws on strange input.</summary>
    bool Reads(SourceFile file);

    /// <summary>The artifacts in the file, each alone or refused with its place: one bad tool of a list does not hide the others.</summary>
    IEnumerable<Result<Candidate>> Read(ImportUnit unit);
}

/// <summary>A format that versions can be written in as well, whatever format they came in.</summary>
public interface IWritableFormat : IArtifactFormat
{
    /// <summary>The extension of a file in this format, with its dot.</summary>
    string Extension { get; }

    /// <summary>The version in this format with what the format cannot say; refused when it cannot hold the version at all.</summary>
    Result<WrittenArtifact> Write(StoredContent stored);
}

/// <summary>A format of datasets that is read without holding the file, however large it is.</summary>
public interface IStreamedFormat : IArtifactFormat
{
    /// <summary>The dataset in the file with its profile, from which memory does not grow; refused with its place.</summary>
    Task<Result<Candidate>> ReadAsync(LargeFile file, CancellationToken cancel);
}

/// <summary>A version as it is kept: the artifact's path, its canonical content, the bytes it came in and their format.</summary>
public sealed record StoredContent(string Path, ContentForm Form, byte[] Canonical, byte[] Original, string Format)
{
    /// <summary>The whole file it came in, where that held other artifacts too, and what the file was called.</summary>
    public byte[]? Whole { get; init; }

    public string? FileName { get; init; }

    /// <summary>The artifact's name without its kind's folder.</summary>
    public string Name => Path[(Path.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

/// <summary>A version written in a format, and a sentence for each thing the format could not say.</summary>
public sealed record WrittenArtifact(byte[] Bytes, IReadOnlyList<string> Losses);
