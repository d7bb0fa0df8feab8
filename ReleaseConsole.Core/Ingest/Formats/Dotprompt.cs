using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A dotprompt file (<c>.prompt</c>): front matter with model, configuration and schema, then a Handlebars template.</summary>
public sealed class Dotprompt : IWritableFormat
{
    public string Name => "dotprompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".prompt";

    public bool Reads(SourceFile file) => file.Extension == ".prompt";

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) =>
        unit.File.FolderKind is { } folder and not ArtifactKind.Prompt
            ? [IngestRefusals.KindContradictsFolder(ArtifactKind.Prompt, folder)]
            : [ProseKind.Read(unit.File, ArtifactKind.Prompt, Name)];

    public Result<WrittenArtifact> Write(StoredContent stored) => ProseKind.Write(stored);
}
