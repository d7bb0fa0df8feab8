namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A folder on the machine the console runs on. Links are named and not followed; hidden folders are passed by.</summary>
public sealed class FolderSource(string folder) : IImportSource
{
    public string Kind => "folder";

    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    public bool IsComplete => true;

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            return IngestRefusals.NoSuchFolder(Name);
        foreach (var (path, file) in Files(new DirectoryInfo(folder), ""))
        {
            cancel.ThrowIfCancellationRequested();
            if (await StageAsync(staging, path, file, cancel) is { } refusal)
                return refusal;
        }
        return null;
    }

    private static async Task<Refusal?> StageAsync(Staging staging, string path, FileSystemInfo file, CancellationToken cancel)
    {
        if (file.LinkTarget is not null)
            return staging.Refuse(path, IngestRefusals.LinkInFolder(path));
        await using var content = File.OpenRead(file.FullName);
        return await staging.AddAsync(path, content, cancel);
    }

    private static IEnumerable<(string Path, FileSystemInfo File)> Files(DirectoryInfo directory, string prefix)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos().OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                if (inner.Name[0] != '.' && inner.Name != "node_modules")
                    foreach (var found in Files(inner, $"{prefix}{inner.Name}/"))
                        yield return found;
                continue;
            }
            yield return (prefix + entry.Name, entry);
        }
    }
}
