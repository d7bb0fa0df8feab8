using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Takes the files of one import in, one behind the other into a single file of no name of theirs, and holds every limit while the
/// bytes come. One file instead of thousands: making and deleting them takes longer than reading them.
/// </summary>
public sealed class Staging(string folder, IngestOptions limits) : IAsyncDisposable
{
    public const string IndexName = "index.json";
    public const string ContentName = "content.bin";
    // As long as arrays may be that do not stay until all memory is swept.
    private const int BufferSize = 80 * 1024;

    private readonly FileStream _content = new(
        Path.Combine(folder, ContentName), FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize);
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly List<StagedFile> _files = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private long _expanded;

    public IngestOptions Limits => limits;

    public int Count => _files.Count;

    /// <summary>Where a source may put what it unpacks from; it is cleared with the folder.</summary>
    public string ScratchFile => Path.Combine(folder, "source.bin");

    /// <summary>Where a source may keep a repository; it is cleared with the folder.</summary>
    public string ScratchFolder => Path.Combine(folder, "source.git");

    /// <summary>
    /// Copies one file; null, or why the whole import must stop. A single file over its limit is noted and the rest goes on.
    /// </summary>
    public Task<Refusal?> AddAsync(string path, Stream content, CancellationToken cancel) => AddAsync(path, content, outside: null, cancel);

    public Task<Refusal?> AddAsync(string path, Stream content, OutsideItem? outside, CancellationToken cancel) =>
        AddAsync(path, content, outside, authors: null, cancel);

    public async Task<Refusal?> AddAsync(
        string path, Stream content, OutsideItem? outside, IReadOnlyList<CommitAuthor>? authors, CancellationToken cancel)
    {
        if (WhyNot(path) is { } refusal)
            return refusal;
        if (ArtifactPaths.Refuse(path, limits) is { } badName)
            return Note(path, badName);
        var offset = _content.Position;
        return Close(path, offset, await CopyAsync(content, limits.LimitOf(path), cancel), outside, authors);
    }

    /// <summary>The same of a file that is held already.</summary>
    public Refusal? Add(string path, ReadOnlySpan<byte> content)
    {
        if (WhyNot(path) is { } refusal)
            return refusal;
        if (ArtifactPaths.Refuse(path, limits) is { } badName)
            return Note(path, badName);
        var offset = _content.Position;
        _expanded += content.Length;
        if (content.Length <= limits.LimitOf(path) && _expanded <= limits.ExpandedLimit)
            _content.Write(content);
        return Close(path, offset, content.Length, outside: null, authors: null);
    }

    /// <summary>Names a file that is not taken, so that it does not vanish in silence.</summary>
    public Refusal? Refuse(string path, Refusal why) => WhyNot(path) ?? Note(path, why);

    /// <summary>Names an entry that is passed by, with the reason.</summary>
    public Refusal? LeaveOut(string path, string why)
    {
        if (WhyNot(path) is { } refusal)
            return refusal;
        if (ArtifactPaths.Refuse(path, limits) is { } badName)
            return Note(path, badName);
        _files.Add(new StagedFile(path, Offset: null, Size: 0, Refusal: null) { LeftOut = why });
        return null;
    }

    public async Task SealAsync(IImportSource source, Actor actor, CancellationToken cancel)
    {
        // Both files go to the disk side by side: one after the other they would wait for it twice.
        var kept = Task.Run(() => _content.Flush(flushToDisk: true), cancel);
        try
        {
            await WriteIndexAsync(source, actor, cancel);
        }
        finally
        {
            // Nothing closes the file while it is on its way to the disk.
            await kept;
        }
        await _content.DisposeAsync();
        File.Move(Unfinished, Path.Combine(folder, IndexName), overwrite: true);
    }

    private string Unfinished => Path.Combine(folder, IndexName + ".part");

    private async Task WriteIndexAsync(IImportSource source, Actor actor, CancellationToken cancel)
    {
        File.Delete(ScratchFile);
        if (Directory.Exists(ScratchFolder))
            Directory.Delete(ScratchFolder, recursive: true);
        var index = new StagedIndex(source.IsComplete, actor, [.. _files.OrderBy(file => file.Path, StringComparer.Ordinal)], source.Origin)
        {
            Formats = source.Formats,
            Kind = source.Kind,
            Name = source.Name,
        };
        await using var file = File.Create(Unfinished);
        await JsonSerializer.SerializeAsync(file, index, CanonicalJson.Options, cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>How many more files an import takes.</summary>
    public int Room => limits.FileCountLimit - _files.Count;

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private Refusal? WhyNot(string path)
    {
        if (_files.Count >= limits.FileCountLimit)
            return IngestRefusals.TooManyFiles(limits.FileCountLimit);
        return _paths.Add(path) ? null : IngestRefusals.DuplicateEntry(path);
    }

    private Refusal? Note(string path, Refusal why)
    {
        _files.Add(new StagedFile(path, Offset: null, Size: 0, why));
        return null;
    }

    /// <summary>What was copied becomes a file of the import, unless it was too much.</summary>
    private Refusal? Close(string path, long offset, long size, OutsideItem? outside, IReadOnlyList<CommitAuthor>? authors)
    {
        if (_expanded > limits.ExpandedLimit)
            return IngestRefusals.ExpandsTooMuch(limits.ExpandedLimit);
        if (size <= limits.LimitOf(path))
        {
            _files.Add(new StagedFile(path, offset, size, Refusal: null) { Outside = outside, Authors = authors });
            return null;
        }
        _content.SetLength(offset);
        return Note(path, IngestRefusals.FileTooLarge(path, limits.LimitOf(path)));
    }

    /// <summary>Copies until the end or one byte past a limit: how long the rest is does not matter then.</summary>
    private async Task<long> CopyAsync(Stream from, long limit, CancellationToken cancel)
    {
        long size = 0;
        for (int read; (read = await from.ReadAsync(_buffer, cancel)) > 0;)
        {
            size += read;
            _expanded += read;
            if (size > limit || _expanded > limits.ExpandedLimit)
                break;
            await _content.WriteAsync(_buffer.AsMemory(0, read), cancel);
        }
        return size;
    }
}
