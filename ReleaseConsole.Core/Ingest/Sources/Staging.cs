using System.Globalization;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One file of a staged import: under which name it lies in the staging folder, or why it was not taken.</summary>
public sealed record StagedFile(string Path, string? StoredAs, long Size, Refusal? Refusal)
{
    /// <summary>What it is called where it came from, when that is more than its path.</summary>
    public OutsideItem? Outside { get; init; }
}

/// <summary>What a staging folder holds, and for whom; written last, so that a folder without it was never finished.</summary>
public sealed record StagedIndex(bool IsComplete, Actor Actor, IReadOnlyList<StagedFile> Files, SourceOrigin? From = null)
{
    /// <summary>The format a person named for a path.</summary>
    public IReadOnlyDictionary<string, string>? Formats { get; init; }
}

/// <summary>
/// Takes the files of one import in, under numbers instead of their own names, and holds every limit while the bytes come.
/// </summary>
public sealed class Staging(string folder, IngestOptions limits)
{
    public const string IndexName = "index.json";
    private readonly List<StagedFile> _files = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private long _expanded;

    public IngestOptions Limits => limits;

    public int Count => _files.Count;

    /// <summary>Where a source may put what it unpacks from; it is cleared with the folder.</summary>
    public string ScratchFile => Path.Combine(folder, "source.bin");

    /// <summary>Where a source may keep a repository; it is cleared with the folder.</summary>
    public string ScratchFolder => Path.Combine(folder, "source.git");

    /// <summary>Copies one file; null, or why the whole import must stop. A single file over its limit is noted and the rest goes on.</summary>
    public Task<Refusal?> AddAsync(string path, Stream content, CancellationToken cancel) => AddAsync(path, content, outside: null, cancel);

    public async Task<Refusal?> AddAsync(string path, Stream content, OutsideItem? outside, CancellationToken cancel)
    {
        if (WhyNot(path) is { } refusal)
            return refusal;
        if (ArtifactPaths.Refuse(path, limits) is { } badName)
            return Note(path, badName);
        var storedAs = string.Create(CultureInfo.InvariantCulture, $"{_files.Count:D6}");
        long size;
        await using (var file = File.Create(Path.Combine(folder, storedAs)))
            size = await CopyAsync(content, file, cancel);
        if (_expanded > limits.ExpandedLimit)
            return IngestRefusals.ExpandsTooMuch(limits.ExpandedLimit);
        if (size <= limits.FileLimit)
        {
            _files.Add(new StagedFile(path, storedAs, size, Refusal: null) { Outside = outside });
            return null;
        }
        File.Delete(Path.Combine(folder, storedAs));
        return Note(path, IngestRefusals.FileTooLarge(path, limits.FileLimit));
    }

    /// <summary>Names a file that is not taken, so that it does not vanish in silence.</summary>
    public Refusal? Refuse(string path, Refusal why) => WhyNot(path) ?? Note(path, why);

    public async Task SealAsync(IImportSource source, Actor actor, CancellationToken cancel)
    {
        File.Delete(ScratchFile);
        if (Directory.Exists(ScratchFolder))
            Directory.Delete(ScratchFolder, recursive: true);
        var index = new StagedIndex(source.IsComplete, actor, [.. _files.OrderBy(file => file.Path, StringComparer.Ordinal)], source.Origin)
        {
            Formats = source.Formats,
        };
        var unfinished = Path.Combine(folder, IndexName + ".part");
        await using (var file = File.Create(unfinished))
        {
            await JsonSerializer.SerializeAsync(file, index, CanonicalJson.Options, cancel);
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, Path.Combine(folder, IndexName), overwrite: true);
    }

    private Refusal? WhyNot(string path)
    {
        if (_files.Count >= limits.FileCountLimit)
            return IngestRefusals.TooManyFiles(limits.FileCountLimit);
        return _paths.Add(path) ? null : IngestRefusals.DuplicateEntry(path);
    }

    private Refusal? Note(string path, Refusal why)
    {
        _files.Add(new StagedFile(path, StoredAs: null, Size: 0, why));
        return null;
    }

    /// <summary>Copies until the end or one byte past a limit: how long the rest is does not matter then.</summary>
    private async Task<long> CopyAsync(Stream from, FileStream to, CancellationToken cancel)
    {
        var buffer = new byte[81920];
        long size = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            size += read;
            _expanded += read;
            if (size > limits.FileLimit || _expanded > limits.ExpandedLimit)
                break;
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return size;
    }
}
