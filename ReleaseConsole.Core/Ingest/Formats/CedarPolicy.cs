using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Policies in Cedar: what is permitted and forbidden, statement by statement; the text is kept.</summary>
public sealed class CedarPolicy : IWritableFormat
{
    public string Name => "policy-cedar";

    public ArtifactKind Kind => ArtifactKind.Policy;

    public string Extension => ".cedar";

    public bool Reads(SourceFile file) => file.Extension == Extension;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) =>
        [PolicyText.ReadCode(unit.File, Name, PolicyCode.Cedar(unit.File.Text.Value))];

    public Result<WrittenArtifact> Write(StoredContent stored) => PolicyText.WriteText(stored, Name, "Cedar");
}
