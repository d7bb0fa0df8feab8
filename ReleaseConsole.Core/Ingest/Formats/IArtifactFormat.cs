using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// One way people write artifacts down. Detection looks at path and content; reading yields canonical content or reasons.
/// </summary>
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
