using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// This process as the one that sends. As long as it, or a program that it started, runs, the system keeps a lock on a file of its name
/// in the data directory; a lock that is free proves that its holder is gone, however it ended.
/// </summary>
public sealed class SendingHost : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly string _folder;
    private readonly FileStream? _alive;

    public SendingHost(StorageOptions storage, TimeProvider clock)
    {
        _folder = Directory.CreateDirectory(Path.Combine(storage.DataDirectory, "hosts")).FullName;
        Sweep(clock.GetUtcNow() - Kept);
        var name = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        // Programs that are started inherit the lock: a push that outlives its host is still under way.
        _alive = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Inheritable);
        // Where the file system keeps no locks, a free one proves nothing.
        Name = IsFree(PathOf(name)) ? null : name;
    }

    /// <summary>What a lease is marked with; null where nothing could be proved by it.</summary>
    public string? Name { get; }

    /// <summary>
    /// Whether the holder of this name surely runs no more. One whose file lies elsewhere cannot be told, and counts as running.
    /// </summary>
    public bool IsGone(string? name) => name is not null && name != Name && File.Exists(PathOf(name)) && IsFree(PathOf(name));

    /// <summary>Whether any process of this data directory runs and holds its lock.</summary>
    public static bool AnyIn(string dataDirectory) => Path.Combine(dataDirectory, "hosts") is var folder && Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, "*.lock").Any(path => !IsFree(path));

    public void Dispose() => _alive?.Dispose();

    private string PathOf(string name) => Path.Combine(_folder, name + ".lock");

    private void Sweep(DateTimeOffset before)
    {
        foreach (var old in Directory.EnumerateFiles(_folder, "*.lock"))
            if (File.GetLastWriteTimeUtc(old) < before.UtcDateTime && IsFree(old))
                File.Delete(old);
    }

    private static bool IsFree(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
