namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A zip or tar file, plain or gzipped. One hostile entry refuses the whole archive: such a file is no accident.</summary>
public sealed class ArchiveSource(string name, Func<Stream> open) : IImportSource
{
    public string Kind => "archive";

    public string Name => Path.GetFileName(name);

    public bool IsComplete => true;

    public static ArchiveSource OfFile(string path) => new(path, () => File.OpenRead(path));

    public static bool IsArchiveName(string name) =>
        name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        await using var content = open();
        return await Archives.UnpackAsync(content, staging, cancel);
    }
}
