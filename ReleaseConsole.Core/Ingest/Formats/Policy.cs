using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What the assistant may and may not do, in YAML, JSON, Rego, Cedar or prose. Kept as text, comments and order included.</summary>
public sealed class Policy : IArtifactFormat
{
    public string Name => "policy";

    public ArtifactKind Kind => ArtifactKind.Policy;

    public static bool IsCode(SourceFile file) => file.Extension is ".rego" or ".cedar";

    public bool Reads(SourceFile file) =>
        IsCode(file)
        || file is { IsStructured: true, FolderKind: ArtifactKind.Policy }
        || (file is { IsProse: true, Extension: not ".prompt" } && ProseKind.Of(file) == ArtifactKind.Policy);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.IsProse)
            return [ProseKind.Read(file, ArtifactKind.Policy, "policy-text")];
        if (file.FolderKind is { } folder and not ArtifactKind.Policy)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Policy, folder)];
        return [new Candidate(
            ArtifactKind.Policy, ArtifactPaths.Of(ArtifactKind.Policy, file.Path),
            new NewContent(ContentForm.Text, file.CanonicalTextBytes, file.Bytes, $"policy-{(file.Extension is ".yml" ? "yaml" : file.Extension[1..])}"))];
    }
}
