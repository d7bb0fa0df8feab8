using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Data that DVC keeps elsewhere: a <c>.dvc</c> file or the outputs in <c>dvc.lock</c>. The pointer with its hash is the content; the
/// data itself is not here and is not profiled.
/// </summary>
public sealed class DvcPointer : IArtifactFormat
{
    private static readonly string[] Hashes = ["md5", "etag", "checksum", "sha256"];

    public string Name => "dvc";

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public static bool IsNamed(string path) => path.EndsWith(".dvc", StringComparison.Ordinal) || Path.GetFileName(path) == "dvc.lock";

    public bool Reads(SourceFile file) => IsNamed(file.Path);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        var yaml = StructuredText.Yaml(file.Text.Value);
        if (!yaml.Succeeded)
            return [yaml.Refusal];
        var outs = Outs(yaml.Value.Root).ToList();
        return outs.Count == 0
            ? [IngestRefusals.Missing("1:1", "outs, with a path and a hash,")]
            : outs.Select(one => Pointer(yaml.Value, one.Out, one.At, outs.Count == 1 ? file.Bytes : WrittenJson.Of(new JsonObject { ["outs"] = new JsonArray(one.Out.DeepClone()) })));
    }

    private Result<Candidate> Pointer(StructuredText yaml, JsonObject found, string at, byte[] original)
    {
        if (found["path"].Word() is not { Length: > 0 } path)
            return IngestRefusals.Missing(yaml.PlaceOf(at), "path");
        if (Hashes.FirstOrDefault(name => found[name].Word() is { Length: > 0 }) is not { } hash)
            return IngestRefusals.Missing(yaml.PlaceOf(at), $"The hash of {path}");
        var content = new JsonObject { ["pointer"] = "dvc", ["path"] = path, ["hash"] = hash, ["value"] = found[hash]!.DeepClone() };
        foreach (var name in new[] { "size", "nfiles" })
            if (found[name] is { } value)
                content[name] = value.DeepClone();
        return new Candidate(
            ArtifactKind.Dataset, ArtifactPaths.Of(ArtifactKind.Dataset, path.TrimEnd('/')), new NewContent(ContentForm.Json, CanonicalJson.Of(content), original, Name))
        { Notes = ["The data lies in DVC's remote; only its hash is kept here."] };
    }

    private static IEnumerable<(JsonObject Out, string At)> Outs(JsonNode? root)
    {
        if (root is not JsonObject whole)
            yield break;
        foreach (var one in Listed(whole["outs"], "/outs"))
            yield return one;
        foreach (var (name, stage) in whole["stages"] as JsonObject ?? [])
            foreach (var one in Listed((stage as JsonObject)?["outs"], JsonPointer.Child("/stages", name) + "/outs"))
                yield return one;
    }

    private static IEnumerable<(JsonObject Out, string At)> Listed(JsonNode? list, string at) =>
        (list as JsonArray ?? []).Select((one, index) => (one as JsonObject, JsonPointer.Child(at, index))).Where(one => one.Item1 is not null).Select(one => (one.Item1!, one.Item2));
}
