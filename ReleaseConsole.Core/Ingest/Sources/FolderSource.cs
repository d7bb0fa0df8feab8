using System.Buffers;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A folder on the machine the console runs on. Links are named and not followed; hidden folders are passed by.</summary>
public sealed class FolderSource(string folder) : IImportSource
{
    private const int FilesAtOnce = 32;
    private const int SmallFile = 16 * 1024;

    public string Kind => "folder";

    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    public bool IsComplete => true;

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            return IngestRefusals.NoSuchFolder(Name);
        var buffer = ArrayPool<byte>.Shared.Rent(FilesAtOnce * SmallFile);
        try
        {
            return await StageAsync(staging, buffer, cancel);
        }
        finally
        {
            // A secret of a file that is refused is not left to whoever rents next.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task<Refusal?> StageAsync(Staging staging, byte[] buffer, CancellationToken cancel)
    {
        var sizes = new int?[FilesAtOnce];
        foreach (var some in Files(new DirectoryInfo(folder), "").Chunk(FilesAtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            // Small files are read some at a time, side by side: to open one takes longer than to read it.
            Parallel.For(0, some.Length, at => sizes[at] = ReadSmall(some[at].File, buffer.AsSpan(at * SmallFile, SmallFile)));
            for (var at = 0; at < some.Length; at++)
            {
                var (path, file) = some[at];
                var refusal = sizes[at] is { } size
                    ? staging.Add(path, buffer.AsSpan(at * SmallFile, size))
                    : await StageAsync(staging, path, file, cancel);
                if (refusal is not null)
                    return refusal;
            }
        }
        return null;
    }

    private static async Task<Refusal?> StageAsync(Staging staging, string path, FileSystemInfo file, CancellationToken cancel)
    {
        if (IsLink(file))
            return staging.LeaveOut(path, SourceRefusals.LinkPassedBy);
        if (SpecialFiles.Is(file))
            return staging.LeaveOut(path, SourceRefusals.SpecialPassedBy);
        await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return await staging.AddAsync(path, content, cancel);
    }

    /// <summary>
    /// How long the file is, read whole; null where it does not fit, and for what cannot be read: both are tried again as a stream.
    /// </summary>
    private static int? ReadSmall(FileSystemInfo file, Span<byte> buffer)
    {
        try
        {
            if (IsLink(file) || SpecialFiles.Is(file))
                return null;
            using var handle = File.OpenHandle(file.FullName);
            if (RandomAccess.GetLength(handle) >= buffer.Length)
                return null;
            var size = 0;
            for (int read; size < buffer.Length && (read = RandomAccess.Read(handle, buffer[size..], size)) > 0;)
                size += read;
            return size < buffer.Length ? size : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsLink(FileSystemInfo file) => file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.LinkTarget is not null;

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
