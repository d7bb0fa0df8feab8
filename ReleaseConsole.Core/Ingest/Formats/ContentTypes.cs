using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Which files in a kind's folder are meant to be of the kind. Real repositories have folders of these names for other reasons
/// (<c>src/models/user.py</c>, pictures below <c>prompts/</c>); those files are left out, not refused.
/// </summary>
internal static class ContentTypes
{
    private static readonly string[] Structured = [".json", ".yaml", ".yml"];

    private static readonly Dictionary<ArtifactKind, string[]> Extensions = new()
    {
        [ArtifactKind.Prompt] = [.. Structured, ".md", ".markdown", ".txt", ".prompt", .. TemplateExtensions.All],
        [ArtifactKind.Tool] = Structured,
        [ArtifactKind.Model] = Structured,
        [ArtifactKind.Dataset] = [.. Structured, ".jsonl", ".ndjson", ".csv", ".tsv", ".dvc", ".parquet"],
        [ArtifactKind.Policy] = [.. Structured, ".md", ".markdown", ".txt", ".rego", ".cedar"],
        [ArtifactKind.Settings] = [.. Structured, ".env"],
        [ArtifactKind.Evaluation] = [.. Structured, ".jsonl", ".ndjson", ".csv", ".xml", ".eval"],
    };

    public static bool Belongs(SourceFile file) => file.FolderKind is { } kind
        && (Extensions[kind].Contains(file.Extension) || (kind == ArtifactKind.Settings && Dotenv.IsNamed(file.Path))
            || (kind == ArtifactKind.Model && MlmodelFile.IsNamed(file.Path)));

    public static string WhyNot(SourceFile file) => file.FolderKind is { } kind
        ? $"Lies among the {kind.Folder()}, but {(file.Extension.Length == 0 ? "a file without extension" : file.Extension)} is no form "
            + $"of {kind.Word()} the console reads."
        : Extensions.Values.Any(known => known.Contains(file.Extension))
            ? "Nothing in it says what it is. In a folder of its kind (prompts/, settings/, …), or with a format chosen, it is read."
            : "Not something the console versions.";
}
