using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What a text with front matter is and which artifact it says it is.</summary>
internal static class ProseKind
{
    public static ArtifactKind? Of(SourceFile file) => file.FrontMatter.Value.DeclaredKind.Value ?? file.FolderKind;

    public static Result<Candidate> Read(SourceFile file, ArtifactKind kind, string format)
    {
        var matter = file.FrontMatter.Value;
        var stated = matter.StatedPath;
        if (!stated.Succeeded)
            return stated.Refusal;
        return new Candidate(
            kind,
            stated.Value is { } path ? ArtifactPaths.Stated(kind, path) : ArtifactPaths.Of(kind, file.Path),
            new NewContent(ContentForm.Text, file.CanonicalText.Value, file.Bytes, format))
        { StatesItsPath = stated.Value is not null };
    }
}
