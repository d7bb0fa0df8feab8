using System.Text.Json;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Where imports wait until they are read: one folder per import below the data directory.</summary>
public sealed class StagingArea(StorageOptions storage, IngestOptions limits, TimeProvider clock)
{
    private const int MostKept = 20;
    private const string Kept = "kept";

    public IngestOptions Limits => limits;

    /// <summary>Says that this host is the one to fill and read the folder, before there is a file in it.</summary>
    public void Reserve(ImportId import) => Directory.CreateDirectory(FolderOf(import));

    /// <summary>Whether this host is the one that has the files of an import, or is to fetch them.</summary>
    public bool IsHere(ImportId import) => Directory.Exists(FolderOf(import));

    /// <summary>Whether anything was taken in, or is about to be.</summary>
    public bool HasBegun(ImportId import) => File.Exists(Path.Combine(FolderOf(import), Staging.ContentName));

    /// <summary>Begins anew: what a stopped host had taken in before is let go.</summary>
    public Staging Begin(ImportId import)
    {
        Remove(import);
        Reserve(import);
        return new Staging(FolderOf(import), limits);
    }

    /// <summary>Takes a source in whole and answers how many files it had; of one that is refused nothing stays.</summary>
    public async Task<Result<int>> StageAsync(ImportId import, IImportSource source, Actor actor, CancellationToken cancel)
    {
        await using var staging = Begin(import);
        var sealedUp = false;
        try
        {
            if (await source.StageAsync(staging, cancel) is { } refusal)
                return refusal;
            if (staging.Count == 0)
                return IngestRefusals.NothingToImport(source.Name);
            await staging.SealAsync(source, actor, cancel);
            sealedUp = true;
            return staging.Count;
        }
        finally
        {
            if (!sealedUp)
                Remove(import);
        }
    }

    /// <summary>The imports whose folder nobody wrote to for so long.</summary>
    public IReadOnlyList<ImportId> IdleFor(TimeSpan time)
    {
        var then = clock.GetUtcNow() - time;
        var root = new DirectoryInfo(Root);
        return !root.Exists ? [] :
        [
            .. from folder in root.EnumerateDirectories()
               where Guid.TryParseExact(folder.Name, "N", out _)
                   && folder.EnumerateFileSystemInfos().Append(folder).All(one => one.LastWriteTimeUtc < then.UtcDateTime)
               select new ImportId(Guid.ParseExact(folder.Name, "N")),
        ];
    }

    /// <summary>The finished staging of an import; null when its files are gone or were never complete.</summary>
    public StagedImport? Open(ImportId import)
    {
        var index = Path.Combine(FolderOf(import), Staging.IndexName);
        if (!File.Exists(index))
            return null;
        using var file = File.OpenRead(index);
        var read = JsonSerializer.Deserialize<StagedIndex>(file, CanonicalJson.Options);
        var content = new FileInfo(Path.Combine(FolderOf(import), Staging.ContentName));
        return read is not null && content.Exists
            && read.Files.All(one => one.Offset is not { } offset || offset + one.Size <= content.Length)
            ? new StagedImport(read, FolderOf(import), clock)
            : null;
    }

    public void Remove(ImportId import)
    {
        if (Directory.Exists(FolderOf(import)))
            Directory.Delete(FolderOf(import), recursive: true);
    }

    /// <summary>
    /// Keeps the files of an ended import for a retry, and lets go of those kept longest: at most <see cref="MostKept"/> stay.
    /// </summary>
    public void KeepNewest(ImportId import)
    {
        File.WriteAllBytes(Path.Combine(FolderOf(import), Kept), []);
        // Ids of version 7 sort by time.
        foreach (var folder in Directory.EnumerateDirectories(Root).Where(one => File.Exists(Path.Combine(one, Kept)))
            .OrderDescending(StringComparer.Ordinal).Skip(MostKept).ToList())
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whether the files of an ended import can be read again.</summary>
    public bool Keeps(ImportId import) => File.Exists(Path.Combine(FolderOf(import), Kept));

    /// <summary>What is being read of an import at this moment, if its files are here.</summary>
    public BeingRead? Reads(ImportId import) => BeingRead.In(FolderOf(import));

    /// <summary>Says that what is staged is read and saved from here on, until the note is disposed.</summary>
    internal AtWork NoteWork(ImportId import) => AtWork.In(FolderOf(import));

    /// <summary>Whether this host is at work on what is staged.</summary>
    public bool IsWorkedOn(ImportId import) => AtWork.IsIn(FolderOf(import));

    private string Root => Path.Combine(storage.DataDirectory, "imports");

    private string FolderOf(ImportId import) => Path.Combine(Root, import.Value.ToString("N"));
}
