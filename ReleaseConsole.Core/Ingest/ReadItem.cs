using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Core.Ingest;

/// <summary>One line of an import before it is saved: a candidate, a refusal, or why the file is left out.</summary>
public sealed record ReadItem(int Ordinal, string SourcePath, int FilesRead)
{
    public Candidate? Candidate { get; init; }
    public Refusal? Refusal { get; init; }
    public string? LeftOut { get; init; }

    /// <summary>An artifact that came from the same place before, where the import has the whole of it and not this.</summary>
    public KnownArtifact? Missing { get; init; }

    /// <summary>What belongs to the artifact beside the file, e.g. its overlays; null for one file alone.</summary>
    public string? Remark { get; init; }

    /// <summary>The bytes it holds in memory.</summary>
    public long Weight => Candidate is null ? 0
        : Candidate.Content.Canonical.Length
            + (ReferenceEquals(Candidate.Content.Canonical, Candidate.Content.Original) ? 0 : Candidate.Content.Original.Length);
}
