using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The card of a Hugging Face dataset: a <c>README.md</c> whose front matter describes data (<c>dataset_info</c>, <c>configs</c>,
/// <c>task_categories</c>). Kept as it is written; licence and size are noted.
/// </summary>
public sealed class DatasetCard : IArtifactFormat
{
    private static readonly string[] Telling = ["dataset_info", "configs", "task_categories", "size_categories", "annotations_creators"];

    public string Name => "dataset-card";

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public bool Reads(SourceFile file) => IsCard(file);

    public static bool IsCard(SourceFile file) =>
        file.IsProse && file.FrontMatter is { Succeeded: true, Value: var matter } && Telling.Any(matter.Members.ContainsKey);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Dataset)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Dataset, folder)];
        var members = file.FrontMatter.Value.Members;
        var notes = new List<string>();
        if (members["license"] is { } licence)
            notes.Add($"Licence {licence.Shown()}.");
        if (members["size_categories"] is JsonArray { Count: > 0 } sizes)
            notes.Add($"Size {sizes[0].Shown()}.");
        return [new Candidate(
            ArtifactKind.Dataset, ArtifactPaths.Of(ArtifactKind.Dataset, NameOf(file.Path)),
            new NewContent(ContentForm.Text, file.CanonicalText.Value, file.Bytes, Name))
        { Notes = notes }];
    }

    // README.md says nothing; the folder it describes does.
    private static string NameOf(string path) => path.Split('/') is [.., var folder, _] && Path.GetFileName(path) == "README.md"
        && folder != "datasets"
        ? path[..(path.LastIndexOf('/') + 1)] + folder + "-card.md"
        : path;
}
