namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// A zip or tar file, plain, gzipped or packed with Zstandard. An entry that reaches beyond the archive or swells refuses all of it: such a
/// file is no accident.
/// </summary>
public sealed class ArchiveSource(string name, Func<Stream> open) : IImportSource
{
    private static readonly string[] Endings = [".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst"];

    public string Kind => "archive";

    public string Name => Path.GetFileName(name);

    public bool IsComplete => true;

    public static ArchiveSource OfFile(string path) => new(path, () => File.OpenRead(path));

    public static bool IsArchiveName(string name) => Endings.Any(one => name.EndsWith(one, StringComparison.OrdinalIgnoreCase));

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        await using var content = open();
        return await Archives.UnpackAsync(content, staging, cancel);
    }
}
