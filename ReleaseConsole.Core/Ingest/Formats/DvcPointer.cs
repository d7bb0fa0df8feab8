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
        var outs = DvcOut.In(yaml.Value.Root).ToList();
        if (outs.Count == 0)
            return [IngestRefusals.Missing("1:1", "outs, with a path and a hash,")];
        var (meant, beside) = (outs.Where(one => one.Kind is not null).ToList(), outs.Where(one => one.Kind is null).ToList());
        if (meant.Count == 0)
            return [FormatRefusals.NoDvcData(beside.Select(one => one.Path!))];
        var notes = beside.Count == 0
            ? []
            : new[] { $"Left out, being no data and no model: {string.Join(", ", beside.Select(one => one.Path))}." };
        return meant.Select(one => Pointer(yaml.Value, file, one, outs.Count == 1 ? file.Bytes : WrittenJson.Of(one.Alone()), notes));
    }

    private Result<Candidate> Pointer(StructuredText yaml, SourceFile file, DvcOut found, byte[] original, string[] notes)
    {
        if (found.Path is not { Length: > 0 } path)
            return IngestRefusals.Missing(yaml.PlaceOf(found.At), "path");
        if (Hashes.FirstOrDefault(name => found.Members[name].Word() is { Length: > 0 }) is not { } hash)
            return IngestRefusals.Missing(yaml.PlaceOf(found.At), $"The hash of {path}");
        var content =
            new JsonObject { ["pointer"] = "dvc", ["path"] = path, ["hash"] = hash, ["value"] = found.Members[hash]!.DeepClone() };
        foreach (var name in new[] { "size", "nfiles", "remote" })
            if (found.Members[name] is { } value)
                content[name] = value.DeepClone();
        if (found.Dependencies is { } dependencies)
            content["deps"] = dependencies.DeepClone();
        if (found.Kind == ArtifactKind.Model)
            // The hash names the very file, so the name cannot come to mean another model.
            (content["provider"], content["model"]) = ("dvc", $"{path}@{found.Members[hash].Word()}");
        return new Candidate(
            found.Kind!.Value, PathOf(found.Kind!.Value, file.Path, path.TrimEnd('/')), new NewContent(
                ContentForm.Json, CanonicalJson.Of(content), original, Name))
        { Notes = ["The data lies in DVC's remote; only its hash is kept here.", .. notes] };
    }

    /// <summary>The output's path is below the folder of the file that names it; both belong to the artifact's path.</summary>
    private static string PathOf(ArtifactKind kind, string file, string path)
    {
        var whole = file.LastIndexOf('/') is > 0 and var end ? $"{file[..end]}/{path}" : path;
        var plain = string.Join('/', whole.Split('/').Where(segment => segment is not ("." or ".." or "")));
        return ArtifactPaths.FolderKind(plain) is not null
            ? ArtifactPaths.Of(kind, plain)
            : $"{kind.Folder()}/{ArtifactPaths.WithoutExtension(plain)}";
    }
}
