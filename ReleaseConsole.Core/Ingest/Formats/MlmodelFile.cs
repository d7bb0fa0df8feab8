using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The <c>MLmodel</c> file that lies beside every model MLflow has saved (docs, “MLflow Model Format”): its flavors, its signature and the
/// run it is of. Columns are kept as values and not as a text of JSON, so that a changed one is told.
/// </summary>
public sealed class MlmodelFile : IArtifactFormat
{
    private const string FileName = "MLmodel";

    public string Name => "mlmodel";

    public ArtifactKind Kind => ArtifactKind.Model;

    public static bool IsNamed(string path) => path == FileName || path.EndsWith("/" + FileName, StringComparison.Ordinal);

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } } && root["flavors"] is JsonObject
            && (IsNamed(file.Path) || (root["mlflow_version"] ?? root["model_uuid"] ?? root["model_id"] ?? root["run_id"]) is not null);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => unit.File.FolderKind is { } folder and not ArtifactKind.Model
        ? [IngestRefusals.KindContradictsFolder(ArtifactKind.Model, folder)]
        : [ReadOne(unit.File)];

    private Candidate ReadOne(SourceFile file)
    {
        var root = (JsonObject)file.Structure.Value.Root!;
        var content = (JsonObject)root.DeepClone();
        if (content["signature"] is JsonObject signature)
            foreach (var (name, value) in signature.ToList())
                if (Parsed(value.Word()) is { } columns)
                    signature[name] = columns;
        (content["provider"], content["model"]) = ("mlflow", AddressOf(root));
        return ModelCandidate.Of(
            PathOf(file, root), content, file.Bytes, Name,
            $"Flavors: {Counted.Names([.. ((JsonObject)root["flavors"]!).Select(one => one.Key).Order(StringComparer.Ordinal)], most: 8)}.");
    }

    /// <summary>How MLflow loads it: by its own id, or by the run and the place in it.</summary>
    private static string AddressOf(JsonObject root) =>
        (root["model_id"].Word(), root["run_id"].Word(), root["artifact_path"].Word()) switch
        {
            ({ Length: > 0 } id, _, _) => $"models:/{id}",
            (_, { Length: > 0 } run, { Length: > 0 } place) => $"runs:/{run}/{place}",
            _ => root["model_uuid"].Word() is { Length: > 0 } id ? $"models:/{id}" : FileName,
        };

    /// <summary>Every such file has one name, so the folder it lies in is the model's.</summary>
    private static string PathOf(SourceFile file, JsonObject root)
    {
        if (!IsNamed(file.Path))
            return ArtifactPaths.Of(ArtifactKind.Model, file.Path);
        var folders = file.Path.Split('/')[..^1];
        if (folders is [_, .., "artifacts"])
            folders = folders[..^1];
        var named = folders.Length > 0 && folders[^1] != ArtifactKind.Model.Folder() ? string.Join('/', folders)
            : root["artifact_path"].Word()?.Split('/')[^1] is { Length: > 0 } place ? place : "model";
        return ArtifactPaths.Of(ArtifactKind.Model, $"{named}.{FileName}");
    }

    private static JsonNode? Parsed(string? json) =>
        json is not null && CanonicalJson.From(Encoding.UTF8.GetBytes(json)) is { Succeeded: true } canonical
            ? JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth })
            : null;
}
