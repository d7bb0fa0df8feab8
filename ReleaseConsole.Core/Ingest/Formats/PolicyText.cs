using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A policy in prose: what the assistant may and may not do, kept as it is written.</summary>
public sealed class PolicyText : IWritableFormat
{
    public string Name => "policy-text";

    public ArtifactKind Kind => ArtifactKind.Policy;

    public string Extension => ".md";

    public static bool IsCode(SourceFile file) => file.Extension is ".rego" or ".cedar";

    public bool Reads(SourceFile file) => file is { IsProse: true, Extension: not ".prompt" } && ProseKind.Of(file) == ArtifactKind.Policy;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ProseKind.Read(unit.File, ArtifactKind.Policy, Name)];

    public Result<WrittenArtifact> Write(StoredContent stored) => WriteText(stored, Name, "prose");

    /// <summary>A policy is its text, comments and order included: it can be written as what it is and as nothing else.</summary>
    internal static Result<WrittenArtifact> WriteText(StoredContent stored, string format, string language) => stored.Format == format
        ? new WrittenArtifact(stored.Canonical, [])
        : IngestRefusals.NotWritable(stored.Path, $"a policy in {language}; it is kept in its own words, which are another language");

    /// <summary>The policy in a file of code, refused when it lies among another kind, with what was found in it as a note.</summary>
    internal static Result<Candidate> ReadCode(SourceFile file, string format, Result<PolicyOutline> outline)
    {
        if (file.FolderKind is { } folder and not ArtifactKind.Policy)
            return IngestRefusals.KindContradictsFolder(ArtifactKind.Policy, folder);
        return outline.Then(found => new Candidate(
            ArtifactKind.Policy, ArtifactPaths.Of(ArtifactKind.Policy, file.Path), new NewContent(
                ContentForm.Text, file.CanonicalText.Value, file.Bytes, format))
        { Notes = [.. found.Sentences] });
    }
}
