using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The files of an import as they wait on disk, in order of path.</summary>
public sealed record StagedImport(StagedIndex Index, string Folder)
{
    /// <summary>One digest of everything that was taken: the paths, what they are called outside, and their bytes.</summary>
    public async Task<Digest> FingerprintAsync(CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Index.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Outside?.Id}\n{file.Outside?.Revision}\n{file.Refusal?.Code}\n"));
            if (file.StoredAs is null)
                continue;
            await using var content = File.OpenRead(Path.Combine(Folder, file.StoredAs));
            hash.AppendData(await SHA256.HashDataAsync(content, cancel));
        }
        return Digest.Parse("sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public SourceFile Read(StagedFile file) => new(file.Path, File.ReadAllBytes(Path.Combine(Folder, file.StoredAs!)));
}

/// <summary>Where imports wait until they are read: one folder per import below the data directory.</summary>
public sealed class StagingArea(StorageOptions storage, IngestOptions limits)
{
    private const int MostKept = 20;
    private const string Kept = "kept";

    public Staging Begin(ImportId import)
    {
        Directory.CreateDirectory(FolderOf(import));
        return new Staging(FolderOf(import), limits);
    }

    /// <summary>The finished staging of an import; null when its files are gone or were never complete.</summary>
    public StagedImport? Open(ImportId import)
    {
        var index = Path.Combine(FolderOf(import), Staging.IndexName);
        if (!File.Exists(index))
            return null;
        using var file = File.OpenRead(index);
        var read = JsonSerializer.Deserialize<StagedIndex>(file, CanonicalJson.Options);
        return read is not null && read.Files.All(one => one.StoredAs is null || File.Exists(Path.Combine(FolderOf(import), one.StoredAs)))
            ? new StagedImport(read, FolderOf(import))
            : null;
    }

    public void Remove(ImportId import)
    {
        if (Directory.Exists(FolderOf(import)))
            Directory.Delete(FolderOf(import), recursive: true);
    }

    /// <summary>Keeps the files of an ended import for a retry, and lets go of those kept longest: at most <see cref="MostKept"/> stay.</summary>
    public void KeepNewest(ImportId import)
    {
        File.WriteAllBytes(Path.Combine(FolderOf(import), Kept), []);
        var root = Path.GetDirectoryName(FolderOf(import))!;
        // Ids of version 7 sort by time.
        foreach (var folder in Directory.EnumerateDirectories(root).Where(one => File.Exists(Path.Combine(one, Kept))).OrderDescending(StringComparer.Ordinal).Skip(MostKept).ToList())
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whether the files of an ended import can be read again.</summary>
    public bool Keeps(ImportId import) => File.Exists(Path.Combine(FolderOf(import), Kept));

    private string FolderOf(ImportId import) => Path.Combine(storage.DataDirectory, "imports", import.Value.ToString("N"));
}
