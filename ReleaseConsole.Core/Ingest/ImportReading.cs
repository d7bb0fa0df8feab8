using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Core.Ingest;

/// <summary>One line of an import before it is saved: a candidate, a refusal, or why the file is left out.</summary>
public sealed record ReadItem(int Ordinal, string SourcePath, int FilesRead)
{
    public Candidate? Candidate { get; init; }
    public Refusal? Refusal { get; init; }
    public string? LeftOut { get; init; }

    /// <summary>What belongs to the artifact beside the file, e.g. its overlays; null for one file alone.</summary>
    public string? Remark { get; init; }

    /// <summary>The bytes it holds in memory.</summary>
    public long Weight => Candidate is null ? 0
        : Candidate.Content.Canonical.Length + (ReferenceEquals(Candidate.Content.Canonical, Candidate.Content.Original) ? 0 : Candidate.Content.Original.Length);
}

/// <summary>
/// Reads a staged import file by file, always in the same order and with the same numbers, so that a stopped import goes on
/// where it was. Only one file is held in memory at a time.
/// </summary>
public sealed class ImportReading
{
    private readonly StagedImport _staged;
    private readonly IngestOptions _limits;
    private readonly IReadOnlyList<UnitPlan> _units;
    private readonly Lazy<Dictionary<string, OutsideItem?>> _outside;

    public ImportReading(StagedImport staged, IReadOnlyCollection<string> environments, IngestOptions limits)
    {
        (_staged, _limits) = (staged, limits);
        _outside = new(() => staged.Index.Files.Where(file => file.Outside is not null).ToDictionary(file => file.Path, file => file.Outside));
        Releases = [.. staged.Index.Files.Where(file => file.StoredAs is not null && ReleaseFile.IsNamed(file.Path))
            .Select(file => (file.Path, ReleaseFile.Read(staged.Read(file))))];
        var notes = Releases.Where(one => one.File.Succeeded).Select(one => one.File.Value.NotesPath).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _units = UnitPlan.Of(staged.Index.Files.Where(file => !ReleaseFile.IsNamed(file.Path)), environments, notes);
    }

    /// <summary>The release files of the import, each with its path; they are carried out after every other item.</summary>
    public IReadOnlyList<(string Path, Result<ReleaseFile> File)> Releases { get; }

    /// <summary>The file an artifact's item is named after, for a file that is only a part of it.</summary>
    public string? OwnerOf(string path) =>
        _units.FirstOrDefault(unit => unit.Overlays.Any(overlay => overlay.File.Path == path))?.File.Path;

    /// <summary>Where the import, and the file in it, came from outside.</summary>
    public (SourceOrigin? From, OutsideItem? Item) OriginOf(string path) =>
        (_staged.Index.From, _outside.Value.GetValueOrDefault(path));

    /// <summary>The text of a file of the import; null when there is none by that path.</summary>
    public Result<string>? TextOf(string path) =>
        _staged.Index.Files.FirstOrDefault(file => file.Path == path && file.StoredAs is not null) is { } file ? _staged.Read(file).Text : null;

    public IEnumerable<ReadItem> Items()
    {
        var (ordinal, files) = (0, 0);
        foreach (var unit in _units)
        {
            files += 1 + unit.Overlays.Count;
            foreach (var item in Items(unit))
                yield return item with { Ordinal = ++ordinal, FilesRead = files };
        }
    }

    private IEnumerable<ReadItem> Items(UnitPlan unit)
    {
        var line = new ReadItem(0, unit.File.Path, 0);
        if ((unit.Refusal ?? unit.File.Refusal ?? unit.Overlays.Select(one => one.File.Refusal).FirstOrDefault(one => one is not null)) is { } refusal)
            return [line with { Refusal = refusal }];
        if (unit.LeftOut is { } why)
            return [line with { LeftOut = why }];
        var reading = ArtifactFormats.Read(new ImportUnit(
            _staged.Read(unit.File), [.. unit.Overlays.Select(overlay => new SettingsOverlay(overlay.Environment, _staged.Read(overlay.File)))]),
            _staged.Index.Formats?.GetValueOrDefault(unit.File.Path));
        if (reading.LeftOut is { } leftOut)
            return [line with { LeftOut = leftOut }];
        var remark = unit.Overlays.Count == 0 ? null : $"With what differs in {string.Join(", ", unit.Overlays.Select(one => one.Environment))}.";
        // A file that holds several artifacts has no one name outside that is each of theirs.
        var outside = reading.Items.Count == 1 ? OriginOf(unit.File.Path).Item?.Id : null;
        return reading.Items.Select(item => item switch
        {
            { Succeeded: false } => line with { Refusal = item.Refusal, Remark = remark },
            _ when ArtifactPaths.Refuse(item.Value.Path, _limits) is { } badName => line with { Refusal = badName },
            _ => line with { Candidate = item.Value with { OutsideId = item.Value.OutsideId ?? outside }, Remark = Said(remark, item.Value.Notes) },
        });
    }

    private static string? Said(string? remark, IReadOnlyList<string> notes) =>
        remark is null && notes.Count == 0 ? null : string.Join(' ', notes.Prepend(remark).OfType<string>());
}
