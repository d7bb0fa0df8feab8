using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Releases;

/// <summary>A release that is being put together from another one and the newest versions.</summary>
public sealed record ReleaseDraft(string? Base, IReadOnlyList<string> Bases, bool MayAuthor, IReadOnlyList<DraftLine> Lines)
{
    /// <summary>The other release that goes into it, where two are merged.</summary>
    public string? MergedWith { get; init; }

    public static ReleaseDraft Of(NewReleaseStart start, string? mergedWith)
    {
        var imported = start.Imported.ToDictionary(one => (one.Kind, one.Path));
        var pinned = (start.From is { } from ? from.Artifacts.Concat(from.Evaluations) : []).ToDictionary(line => (line.Kind, line.Path));
        var newest = start.Artifacts.ToDictionary(row => (row.Kind, row.Path));
        var keys = pinned.Keys.Union(newest.Keys).Union(imported.Keys)
            .OrderBy(key => key.Kind).ThenBy(key => key.Path, StringComparer.Ordinal);
        DraftLine At((ArtifactKind Kind, string Path) key) => Line(
            key.Kind, key.Path, pinned.GetValueOrDefault(key), newest.GetValueOrDefault(key), imported.GetValueOrDefault(key));
        return new ReleaseDraft(
            start.From?.Version, [.. start.Board.Rows.Select(row => row.Release.Version)], start.Board.MayAuthor,
            [.. keys.Select(key => At(key).Taking(start.Taken))])
        {
            MergedWith = mergedWith,
        };
    }

    /// <summary>The release as the use case takes it: every pin by its digest, so that nothing can float.</summary>
    public ReleaseRequest Request(string version, string? notes) => new(
        version, notes,
        [.. Lines.Where(line => line.Kind != ArtifactKind.Evaluation && line.Chosen?.Digest is not null)
            .Select(line => new WantedArtifact(line.Kind.Word(), line.Path, line.Chosen!.Digest.ToString()))],
        [.. Lines.Where(line => line.Kind == ArtifactKind.Evaluation && line.Chosen?.Digest is not null)
            .Select(line => $"{line.Path}@{line.Chosen!.Digest}")])
    {
        From = Base,
        MergedWith = MergedWith,
        Remove = [.. Lines.Where(line => line.Kind != ArtifactKind.Evaluation && line.Pinned is not null && line.Chosen?.Digest is null)
            .Select(line => new UnwantedArtifact(line.Kind.Word(), line.Path))],
    };

    /// <summary>What it pins as it stands.</summary>
    public IReadOnlyList<PinnedArtifact> Pins =>
        [.. from line in Lines where line.Chosen?.Digest is not null select new PinnedArtifact(
            line.Kind, line.Path, line.Chosen!.Digest!.Value)];

    private static DraftLine Line(ArtifactKind kind, string path, ManifestLine? pinned, ArtifactRow? newest, VersionOfImport? imported)
    {
        var choices = new List<Choice<PinChoice>>();
        if (pinned is not null)
            choices.Add(new(new PinChoice(pinned.Digest), $"Keep v{pinned.Version}"));
        if (newest is not null && newest.Digest != pinned?.Digest)
            choices.Add(new(new PinChoice(newest.Digest), $"Take v{newest.Version}: {newest.Message}"));
        if (imported is not null && choices.All(one => one.Value.Digest != imported.Digest))
            choices.Add(new(new PinChoice(imported.Digest), $"Take v{imported.Version} of the import"));
        var without = new Choice<PinChoice>(new PinChoice(Digest: null), "Leave out");
        choices.Insert(pinned is null ? 0 : choices.Count, without);
        var line = new DraftLine(kind, path, pinned, choices);
        if (imported is not null)
            line.Chosen = new PinChoice(imported.Digest);
        return line;
    }
}
