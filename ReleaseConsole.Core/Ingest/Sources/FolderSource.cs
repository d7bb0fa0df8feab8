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
        // Small files are read at once: a hop to another thread and back takes longer than the reading.
        var buffer = new byte[64 * 1024];
        foreach (var (path, file) in Files(new DirectoryInfo(folder), ""))
        {
            cancel.ThrowIfCancellationRequested();
            if (await StageAsync(staging, path, file, buffer, cancel) is { } refusal)
                return refusal;
        }
        return null;
    }

    private static async Task<Refusal?> StageAsync(
        Staging staging, string path, FileSystemInfo file, byte[] buffer, CancellationToken cancel)
    {
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.LinkTarget is not null)
            return staging.Refuse(path, IngestRefusals.LinkInFolder(path));
        using var handle = File.OpenHandle(file.FullName);
        var read = RandomAccess.Read(handle, buffer, 0);
        if (read < buffer.Length && RandomAccess.Read(handle, buffer.AsSpan(read), read) == 0)
            return await staging.AddAsync(path, new MemoryStream(buffer, 0, read, writable: false), cancel);
        await using var content = new FileStream(handle, FileAccess.Read, bufferSize: 0);
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
