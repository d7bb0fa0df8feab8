using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The result file of a promptfoo run (<c>promptfoo eval -o results.json</c>, results versions 2 and 3).</summary>
public sealed class PromptfooResults : IWritableFormat
{
    public string Name => "promptfoo-v3";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { Extension: ".json", Structure: { Succeeded: true, Value.Root: JsonObject root } }
        && root["results"] is JsonObject results && results["results"] is JsonArray && results.ContainsKey("version");

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Evaluation)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Evaluation, folder)];
        return [PromptfooReader.Read(file.Structure.Value).Then(record => new Candidate(
            ArtifactKind.Evaluation, PathOf(file.Path), new NewContent(ContentForm.Json, record.ToCanonical(), file.Bytes, Name)))];
    }

    public Result<WrittenArtifact> Write(StoredContent stored) => PromptfooWriting.Of(stored);

    // golden.promptfoo.json is the evaluation "golden": the middle word only says who wrote the file.
    private static string PathOf(string path) =>
        ArtifactPaths.Of(ArtifactKind.Evaluation, path) is var found && found.EndsWith(".promptfoo", StringComparison.Ordinal)
            ? found[..^".promptfoo".Length]
            : found;
}
