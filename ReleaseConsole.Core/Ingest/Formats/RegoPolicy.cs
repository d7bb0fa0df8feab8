using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A policy in Rego, the language of Open Policy Agent. Its package, rules and defaults are listed; the text is kept.</summary>
public sealed class RegoPolicy : IWritableFormat
{
    public string Name => "policy-rego";

    public ArtifactKind Kind => ArtifactKind.Policy;

    public string Extension => ".rego";

    public bool Reads(SourceFile file) => file.Extension == Extension;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) =>
        [PolicyText.ReadCode(unit.File, Name, PolicyCode.Rego(unit.File.Text.Value))];

    public Result<WrittenArtifact> Write(StoredContent stored) => PolicyText.WriteText(stored, Name, "Rego");
}
