using System.Security.Cryptography;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The files of large contents, once per tenant, below the data directory: <c>contents/TENANT/ab/ab…</c>. A file is written beside its name
/// and moved there when all of it is on the disk and its digest was checked, so a name never stands for half of a content.
/// </summary>
public sealed class LargeContents(StorageOptions storage, TimeProvider clock)
{
    private const string Unfinished = ".part";

    /// <summary>Keeps content under its digest; what is there already is left as it is.</summary>
    /// <exception cref="InvalidDataException">The stream holds other bytes than the digest says.</exception>
    public async Task KeepAsync(TenantId tenant, LargeContent content, Func<Stream> open, CancellationToken cancel)
    {
        var file = FileOf(tenant, content.Digest);
        if (IsHere(file, content))
        {
            // As good as new: it is not for the sweep before the version that needs it is saved.
            File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var part = $"{file}.{Guid.CreateVersion7(clock.GetUtcNow()):N}{Unfinished}";
        try
        {
            await using (var from = open())
                await CopyAsync(from, part, content, cancel);
            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The bytes; null when their file is not on this host.</summary>
    public Stream? Open(TenantId tenant, LargeContent content)
    {
        var file = FileOf(tenant, content.Digest);
        return IsHere(file, content) ? File.OpenRead(file) : null;
    }

    // One that a restore cut short is not here, and is written anew.
    private static bool IsHere(string file, LargeContent content) =>
        new FileInfo(file) is { Exists: true } found && found.Length == content.Size;

    /// <summary>
    /// The files of a tenant that nobody wrote or asked to keep since then, by digest; null for one that was never finished.
    /// </summary>
    internal IReadOnlyList<(string File, Digest? Digest)> IdleSince(TenantId tenant, DateTimeOffset then)
    {
        var folder = new DirectoryInfo(FolderOf(tenant));
        return !folder.Exists ? [] :
        [
            .. from file in folder.EnumerateFiles("*", SearchOption.AllDirectories)
               where file.LastWriteTimeUtc < then.UtcDateTime
               select (file.FullName, Digest.TryParse($"sha256:{file.Name}", out var digest) ? digest : (Digest?)null),
        ];
    }

    private static async Task CopyAsync(Stream from, string part, LargeContent content, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var to = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[1024 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        if (Digest.FromHash(hash.GetHashAndReset()) != content.Digest)
            throw new InvalidDataException($"The bytes to be kept are not those of {content.Digest}.");
        to.Flush(flushToDisk: true);
    }

    private string FileOf(TenantId tenant, Digest digest) => Path.Combine(FolderOf(tenant), digest.Hex[..2], digest.Hex);

    private string FolderOf(TenantId tenant) => Path.Combine(storage.DataDirectory, "contents", tenant.Value.ToString("N"));
}
