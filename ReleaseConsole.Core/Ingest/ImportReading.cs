using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Reads a staged import file by file, always in the same order and with the same numbers, so that a stopped import goes on
/// where it was. A few files are held in memory at a time.
/// </summary>
public sealed class ImportReading
{
    private readonly StagedImport _staged;
    private readonly IngestOptions _limits;
    private readonly IReadOnlyList<UnitPlan> _units;
    private readonly Lazy<Dictionary<string, OutsideItem?>> _outside;
    private readonly Lazy<Dictionary<string, IReadOnlyList<CommitAuthor>>> _authors;
    private readonly ReadingNotes _notes;
    private readonly Dictionary<string, JsonObject?> _named;
    private readonly FolderCards _cards;

    /// <summary>What a large file says is small, and reading it a second time to save it would take as long as the first.</summary>
    private readonly ConcurrentDictionary<string, FileReading> _large = new(StringComparer.Ordinal);

    public ImportReading(StagedImport staged, IReadOnlyCollection<string> environments, IngestOptions limits)
    {
        (_staged, _limits) = (staged, limits);
        _outside = new(() => staged.Index.Files.Where(file => file.Outside is not null)
            .ToDictionary(file => file.Path, file => file.Outside));
        _notes = new ReadingNotes(staged);
        Releases = [.. staged.Index.Files.Where(file => file.Offset is not null && ReleaseFile.IsNamed(file.Path))
            .Select(file => (file.Path, ReleaseFile.Read(staged.Read(file))))];
        var notes = Releases.Where(one => one.File.Succeeded).Select(one => one.File.Value.NotesPath)
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        _authors = new(() => _units!.Select(unit => (unit.File.Path, Authors: Authors(unit))).Where(one => one.Authors.Count > 0)
            .ToDictionary(one => one.Path, one => one.Authors));
        _cards = new FolderCards(staged);
        _named = Releases.Where(one => one.File.Succeeded)
            .SelectMany(one => one.File.Value.Artifacts.Concat(one.File.Value.Evaluations)
            .Select(entry => (Path: one.File.Value.Folder + entry.Name, entry.Says)))
            .GroupBy(one => one.Path, StringComparer.Ordinal).ToDictionary(
                group => group.Key, group => group.Select(one => one.Says).FirstOrDefault(one => one is not null), StringComparer.Ordinal);
        _units = UnitPlan.Of(staged.Index.Files.Where(file => !ReleaseFile.IsNamed(file.Path)), environments, notes);
    }

    public IngestOptions Limits => _limits;

    /// <summary>The release files of the import, each with its path; they are carried out after every other item.</summary>
    public IReadOnlyList<(string Path, Result<ReleaseFile> File)> Releases { get; }

    /// <summary>The file an artifact's item is named after, for a file that is only a part of it.</summary>
    public string? OwnerOf(string path) =>
        _units.FirstOrDefault(unit => unit.Overlays.Any(overlay => overlay.File.Path == path))?.File.Path;

    /// <summary>Who wrote a file and the overlays that belong to it; null where the source does not know.</summary>
    public IReadOnlyList<CommitAuthor>? AuthorsOf(string path) => _authors.Value.GetValueOrDefault(path);

    /// <summary>Where the import, and the file in it, came from outside.</summary>
    public (SourceOrigin? From, OutsideItem? Item) OriginOf(string path) =>
        (_staged.Index.From, _outside.Value.GetValueOrDefault(path));

    /// <summary>Which version of an outside thing a candidate is, as the source says or the file itself; null where neither does.</summary>
    public OutsideItem? VersionOf(string path, Candidate candidate) => _outside.Value.GetValueOrDefault(path) ?? (
        candidate.OutsideVersion is { } version && OutsideIds.Of(candidate) is { } id
            // What a commit or a release puts there is wanted, however old it is.
            ? new OutsideItem(id, version) { IsOneOfMany = _staged.Index.Kind != "git" && !_named.ContainsKey(path) }
            : null);

    /// <summary>The text of a file of the import; null when there is none by that path.</summary>
    public Result<string>? TextOf(string path) =>
        _staged.Index.Files.FirstOrDefault(file => file.Path == path
            && file.Offset is not null && file.Size <= _limits.FileLimit) is { } file
            ? _staged.Read(file).Text
            : null;

    /// <summary>Every item, in order. The files are read some at a time, side by side; no more of them are in memory than those.</summary>
    public IEnumerable<ReadItem> Items(CancellationToken cancel)
    {
        var (ordinal, files) = (0, 0);
        using var content = _staged.OpenContent();
        try
        {
            foreach (var some in UnitPlan.InPortions(_units))
            {
                var read = new IReadOnlyList<ReadItem>[some.Count];
                Parallel.For(0, some.Count, at => read[at] = [.. Items(some[at], content, cancel)]);
                for (var at = 0; at < some.Count; at++)
                {
                    files += 1 + some[at].Overlays.Count;
                    foreach (var item in read[at])
                        yield return item with { Ordinal = ++ordinal, FilesRead = files };
                }
            }
        }
        finally
        {
            _notes.End();
        }
    }

    /// <summary>The bytes of a file of the import, for content that is not held.</summary>
    internal Stream OpenFile(string path) => _staged.OpenFile(_staged.Index.Files.First(file => file.Path == path));

    private IEnumerable<ReadItem> Items(UnitPlan unit, SafeFileHandle content, CancellationToken cancel)
    {
        var line = new ReadItem(0, unit.File.Path, 0);
        if ((unit.Refusal ?? unit.File.Refusal
            ?? unit.Overlays.Select(one => one.File.Refusal).FirstOrDefault(one => one is not null)) is { } refusal)
            return [line with { Refusal = refusal }];
        _notes.Begin(unit.File, 1 + unit.Overlays.Count, unit.File.Size + unit.Overlays.Sum(one => one.File.Size));
        if ((unit.LeftOut ?? unit.File.LeftOut) is { } why)
            return [line with { LeftOut = why }];
        return unit.File.Size > _limits.FileLimit
            ? Lines(line, Large(unit.File, cancel), remark: null, whole: candidate => candidate)
            : Lines(unit, line, content);
    }

    private IEnumerable<ReadItem> Lines(UnitPlan unit, ReadItem line, SafeFileHandle content)
    {
        var opened = GzippedRows.Opened(StagedImport.Read(unit.File, content), _limits);
        if (!opened.Succeeded)
            return [line with { Refusal = opened.Refusal }];
        var file = opened.Value;
        var together = new ImportUnit(
            file, [.. unit.Overlays.Select(overlay => new SettingsOverlay(overlay.Environment, StagedImport.Read(overlay.File, content)))])
        {
            Mapping = unit.Mapping is { } mapping ? StagedImport.Read(
            mapping, content) : null,
            Said = _named.GetValueOrDefault(unit.File.Path)
        };
        var reading = ArtifactFormats.Read(
            together,
            NamedFormats.For(unit.File.Path, _staged.Index.Formats), _named.ContainsKey(unit.File.Path));
        var remark = unit.Overlays.Count == 0
            ? null
            : $"With what differs in {string.Join(", ", unit.Overlays.Select(one => one.Environment))}.";
        var whole = new Lazy<WholeFile>(() => new WholeFile(file.Bytes));
        return Lines(line, reading, remark, candidate =>
            candidate.Kind == ArtifactKind.Evaluation && PackedFiles.OfTable(candidate.Path, together) is { } packed
                ? candidate with { Content = candidate.Content with { Whole = packed } }
                : Whole(candidate, file, unit.Overlays.Count > 0 ? null : whole));
    }

    private FileReading Large(StagedFile file, CancellationToken cancel)
    {
        if (!_large.TryGetValue(file.Path, out var reading))
            // The worker that reads it has nothing else to do meanwhile.
            _large[file.Path] = reading = ArtifactFormats.ReadAsync(
                new LargeFile(_staged, file), _limits.FileLimit, NamedFormats.For(file.Path, _staged.Index.Formats),
                cancel).GetAwaiter().GetResult();
        return reading;
    }

    private IEnumerable<ReadItem> Lines(ReadItem line, FileReading reading, string? remark, Func<Candidate, Candidate> whole)
    {
        if (reading.LeftOut is { } leftOut)
            return [line with { LeftOut = leftOut }];
        var (path, said) = (line.SourcePath, _named.GetValueOrDefault(line.SourcePath));
        // A file that holds several artifacts has no one name outside that is each of theirs.
        var outside = reading.Items.Count == 1 ? OriginOf(path).Item?.Id : null;
        var items = !_cards.MayBe && said is null
            ? reading.Items
            : reading.Items.Select(item => item.Then(one => Described(one, path, said)));
        return items.Select(item => item switch
        {
            { Succeeded: false } => line with { Refusal = item.Refusal, Remark = remark },
            _ when ArtifactPaths.Refuse(item.Value.Path, _limits) is { } badName => line with { Refusal = badName },
            _ => line with { Candidate = whole(Named(item.Value, path, outside)), Remark = Said(remark, item.Value.Notes) },
        });
    }

    private static IReadOnlyList<CommitAuthor> Authors(UnitPlan unit) =>
        [.. unit.Overlays.Select(one => one.File).Prepend(unit.File).SelectMany(file => file.Authors ?? []).Distinct()];

    /// <summary>Data has what the release file says of it, and what the README that is the card of its folder says.</summary>
    private Candidate Described(Candidate candidate, string path, JsonObject? said)
    {
        if (candidate.Content.Profile is null)
            return candidate;
        var declared = said is null ? candidate : DatasetFacts.Declared(candidate, said);
        return _cards.Of(path) is { } card ? DatasetFacts.With(declared, card) : declared;
    }

    /// <summary>What is only a part of its file keeps the whole beside it, for whoever wants it as it came.</summary>
    private static Candidate Whole(Candidate candidate, SourceFile file, Lazy<WholeFile>? whole) =>
        whole is null || ReferenceEquals(candidate.Content.Original, file.Bytes) || ReferenceEquals(candidate.Content.Canonical, file.Bytes)
            || candidate.Content.Original.AsSpan().SequenceEqual(file.Bytes)
                ? candidate
                : candidate with { Content = candidate.Content with { Whole = whole.Value } };

    private Candidate Named(Candidate candidate, string sourcePath, string? outside) => candidate with
    {
        OutsideId = candidate.OutsideId ?? outside,
        PathWithFolders = !candidate.StatesItsPath && ArtifactPaths.WithFolders(candidate.Kind, sourcePath, candidate.Path) is { } full
            && ArtifactPaths.Refuse(full, _limits) is null ? full : null,
    };

    private static string? Said(string? remark, IReadOnlyList<string> notes) =>
        remark is null && notes.Count == 0 ? null : string.Join(' ', notes.Prepend(remark).OfType<string>());
}
