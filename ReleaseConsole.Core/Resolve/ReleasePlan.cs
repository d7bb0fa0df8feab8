using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Turns the names in a release file into pinned digests, from what became of each file in the same import. Pure.</summary>
internal static class ReleasePlan
{
    public static Result<ReleaseRequest> Of(ReleaseFile file, IReadOnlyList<ImportItem> items, ImportReading reading)
    {
        var notes = Notes(file, reading);
        if (!notes.Succeeded)
            return notes.Refusal;
        var bySource = items.ToLookup(item => item.SourcePath, StringComparer.Ordinal);
        var artifacts = new List<WantedArtifact>();
        var evaluations = new List<string>();
        foreach (var entry in file.Artifacts.Concat(file.Evaluations))
        {
            var pins = Pins(entry, file.Folder, bySource, reading);
            if (!pins.Succeeded)
                return pins.Refusal;
            foreach (var pin in pins.Value)
                if (pin.Kind == ArtifactKind.Evaluation.Word())
                    evaluations.Add($"{pin.Path}@{pin.Digest}");
                else if (!artifacts.Contains(pin))
                    artifacts.Add(pin);
        }
        return new ReleaseRequest(file.Version, notes.Value, artifacts, [.. evaluations.Distinct(StringComparer.Ordinal)])
        { Exceptions = file.Exceptions };
    }

    private static Result<string> Notes(ReleaseFile file, ImportReading reading) => file switch
    {
        { NotesText: { } text } => text,
        { NotesPath: { } path } => OfVersion(reading.TextOf(path) ?? ResolveRefusals.NotesNotThere(path), file),
        _ => "",
    };

    /// <summary>Of a changelog of all versions, the section of this one.</summary>
    private static Result<string> OfVersion(Result<string> notes, ReleaseFile file)
    {
        if (!notes.Succeeded || !KeepAChangelog.Is(notes.Value))
            return notes;
        return KeepAChangelog.Section(notes.Value, file.Version) is { } section
            ? section
            : ResolveRefusals.NoSectionFor(file.NotesPath!, file.Version);
    }

    private static Result<List<WantedArtifact>> Pins(
        ReleaseFileEntry entry, string folder, ILookup<string, ImportItem> bySource, ImportReading reading)
    {
        if (entry.Name.Split('@', 2) is [var path, var reference])
            return Digest.TryParse(reference, out _) && ArtifactPaths.FolderKind(path) is { } kind
                ? new List<WantedArtifact> { new(kind.Word(), path, reference) }
                : ReleasesRefusals.Floating(path, reference) with { Place = entry.Place };
        var source = folder + entry.Name;
        var items = bySource[reading.OwnerOf(source) ?? source].Where(item => item.Outcome != ItemOutcome.Missing).ToList();
        if (items.Count == 0)
            return LooksFloating(entry.Name)
                ? ReleasesRefusals.Floating(entry.Name, entry.Name) with { Place = entry.Place }
                : ResolveRefusals.FileNotThere(entry.Name, entry.Place);
        if (items.FirstOrDefault(item => item.Outcome is not (ItemOutcome.Created or ItemOutcome.Unchanged)) is { } open)
            return open.Outcome == ItemOutcome.Unresolved
                ? ResolveRefusals.WaitsForAPerson(entry.Name, entry.Place)
                : ResolveRefusals.NotTaken(entry.Name, entry.Place);
        return items.Select(item => new WantedArtifact(item.Kind!.Value.Word(), item.ArtifactPath!, item.Digest!.Value.ToString()))
            .ToList();
    }

    /// <summary>A label, a range or a bare name: something that means whatever is newest when it is read.</summary>
    private static bool LooksFloating(string name) =>
        name.IndexOfAny(['*', '^', '~', '>', '<', ':']) >= 0 || !Path.HasExtension(name)
        || name.EndsWith("latest", StringComparison.OrdinalIgnoreCase);
}
