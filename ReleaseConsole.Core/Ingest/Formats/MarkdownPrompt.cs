using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A prompt in Markdown or plain text, with or without front matter. Kept as it is written.</summary>
public sealed class MarkdownPrompt : IWritableFormat
{
    public string Name => "markdown-prompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".md";

    public bool Reads(SourceFile file) => file is { IsProse: true, Extension: not ".prompt" } && ProseKind.Of(file) == ArtifactKind.Prompt;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ProseKind.Read(unit.File, ArtifactKind.Prompt, Name)];

    public Result<WrittenArtifact> Write(StoredContent stored) => WrittenProse.Markdown(stored);
}
