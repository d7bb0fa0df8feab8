namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One file as a browser or a client sends it, with its path inside the folder that was chosen.</summary>
public sealed record UploadedFile(string Path, Stream Content);

/// <summary>
/// Files sent by a browser or through the API, one after the other. Archives among them are unpacked. A folder or a single
/// archive is taken for the whole product, loose files are not.
/// </summary>
public sealed class UploadSource(string name, bool isFolder, IAsyncEnumerable<UploadedFile> files) : IImportSource
{
    private int _archives;
    private int _loose;
    private string? _archive;

    public string Kind => "upload";

    /// <summary>That of a single archive is the archive's: what came in another one is not missing from it.</summary>
    public string Name => _archives == 1 && _loose == 0 ? _archive ?? name : name;

    public bool IsComplete => isFolder || (_archives == 1 && _loose == 0);

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        var allowance = new Allowance(staging.Limits.UploadLimit);
        await foreach (var file in files.WithCancellation(cancel))
        {
            await using var content = new MeteredStream(file.Content, allowance);
            var isArchive = ArchiveSource.IsArchiveName(file.Path);
            (_archives, _loose) = isArchive ? (_archives + 1, _loose) : (_archives, _loose + 1);
            if (isArchive && Path.GetFileName(file.Path.Replace('\\', '/')) is var own && ArtifactPaths.Refuse(own, staging.Limits) is null)
                _archive = own;
            var refusal = isArchive
                ? await Archives.UnpackAsync(content, staging, cancel)
                : await AddAsync(staging, file.Path.Replace('\\', '/'), content, cancel);
            if (allowance.IsSpent)
                return IngestRefusals.UploadTooLarge(staging.Limits.UploadLimit);
            if (refusal is not null)
                return refusal;
        }
        return null;
    }

    private static async Task<Refusal?> AddAsync(Staging staging, string path, Stream content, CancellationToken cancel) =>
        Archives.Escapes(path) ? IngestRefusals.PathEscapes(path) : await staging.AddAsync(path, content, cancel);
}
