using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>One output in a <c>.dvc</c> file or in a stage of <c>dvc.lock</c>, with what it was made from.</summary>
internal sealed record DvcOut(JsonObject Members, string At, string? Stage, JsonArray? Dependencies)
{
    private static readonly string[] Models =
        [".pkl", ".pt", ".pth", ".onnx", ".h5", ".keras", ".joblib", ".safetensors", ".gguf", ".model", ".bin"];
    private static readonly string[] Papers = [".html", ".png", ".svg", ".jpg", ".jpeg", ".pdf", ".log", ".md", ".ipynb", ".yaml", ".yml"];
    private static readonly string[] Reports = ["metrics", "report", "plots", "scores", "figures"];

    public string? Path => Members["path"].Word();

    /// <summary>
    /// Data or a model by its name; null for reports and metrics. What says nothing of itself is data, as DVC is for data.
    /// </summary>
    public ArtifactKind? Kind
    {
        get
        {
            if (Path is not { Length: > 0 } path)
                return ArtifactKind.Dataset;
            var extension = System.IO.Path.GetExtension(path).ToLowerInvariant();
            if (Models.Contains(extension) || path.Split('/').SkipLast(1).Contains("models"))
                return ArtifactKind.Model;
            var words = System.IO.Path.GetFileNameWithoutExtension(path.TrimEnd('/')).ToLowerInvariant();
            return Papers.Contains(extension) || Reports.Any(word => words.Contains(word, StringComparison.Ordinal))
                ? null
                : ArtifactKind.Dataset;
        }
    }

    public static IEnumerable<DvcOut> In(JsonNode? root)
    {
        if (root is not JsonObject whole)
            yield break;
        foreach (var one in Listed(whole["outs"], "/outs", stage: null, whole["deps"] as JsonArray))
            yield return one;
        foreach (var (name, stage) in whole["stages"] as JsonObject ?? [])
            foreach (var one in Listed(
                (stage as JsonObject)?["outs"], JsonPointer.Child("/stages", name) + "/outs", name,
                (stage as JsonObject)?["deps"] as JsonArray))
                yield return one;
    }

    /// <summary>The output as a file of its own that is read the same.</summary>
    public JsonObject Alone()
    {
        var alone = new JsonObject();
        if (Dependencies is not null)
            alone["deps"] = Dependencies.DeepClone();
        alone["outs"] = new JsonArray(Members.DeepClone());
        return Stage is null ? alone : new JsonObject { ["stages"] = new JsonObject { [Stage] = alone } };
    }

    private static IEnumerable<DvcOut> Listed(JsonNode? list, string at, string? stage, JsonArray? dependencies) =>
        (list as JsonArray ?? []).Select((one, index) => (one as JsonObject, JsonPointer.Child(at, index)))
            .Where(one => one.Item1 is not null)
            .Select(one => new DvcOut(one.Item1!, one.Item2, stage, dependencies is { Count: > 0 } ? dependencies : null));
}
