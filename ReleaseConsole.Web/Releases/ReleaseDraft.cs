using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Releases;

/// <summary>What may become of one artifact in a new release; no digest leaves it out.</summary>
public sealed record PinChoice(Digest? Digest);

/// <summary>One artifact as the form shows it: the version in the base, and the choices.</summary>
public sealed class DraftLine(ArtifactKind kind, string path, ManifestLine? pinned, IReadOnlyList<Choice<PinChoice>> choices)
{
    public ArtifactKind Kind { get; } = kind;
    public string Path { get; } = path;
    public ManifestLine? Pinned { get; } = pinned;
    public IReadOnlyList<Choice<PinChoice>> Choices { get; } = choices;
    public PinChoice? Chosen { get; set; } = choices[0].Value;

    public bool IsChanged => Chosen?.Digest != Pinned?.Digest;
}

/// <summary>A release that is being put together from another one and the newest versions.</summary>
public sealed record ReleaseDraft(string? Base, IReadOnlyList<string> Bases, bool MayAuthor, IReadOnlyList<DraftLine> Lines)
{
    public static ReleaseDraft Of(Board board, ReleaseView? from, IReadOnlyList<ArtifactRow> artifacts)
    {
        var pinned = (from is null ? [] : from.Artifacts.Concat(from.Evaluations)).ToDictionary(line => (line.Kind, line.Path));
        var newest = artifacts.ToDictionary(row => (row.Kind, row.Path));
        return new ReleaseDraft(
            from?.Version, [.. board.Rows.Select(row => row.Release.Version)], board.MayAuthor,
            [.. pinned.Keys.Union(newest.Keys).OrderBy(key => key.Kind).ThenBy(key => key.Path, StringComparer.Ordinal)
                .Select(key => Line(key.Kind, key.Path, pinned.GetValueOrDefault(key), newest.GetValueOrDefault(key)))]);
    }

    /// <summary>The release as the use case takes it: every pin by its digest, so that nothing can float.</summary>
    public ReleaseRequest Request(string version, string? notes) => new(
        version, notes,
        [.. Lines.Where(line => line.Kind != ArtifactKind.Evaluation && line.Chosen?.Digest is not null)
            .Select(line => new WantedArtifact(line.Kind.Word(), line.Path, line.Chosen!.Digest.ToString()))],
        [.. Lines.Where(line => line.Kind == ArtifactKind.Evaluation && line.Chosen?.Digest is not null)
            .Select(line => line.Chosen!.Digest!.Value.ToString())]);

    private static DraftLine Line(ArtifactKind kind, string path, ManifestLine? pinned, ArtifactRow? newest)
    {
        var choices = new List<Choice<PinChoice>>();
        if (pinned is not null)
            choices.Add(new(new PinChoice(pinned.Digest), $"Keep v{pinned.Version}"));
        if (newest is not null && newest.Digest != pinned?.Digest)
            choices.Add(new(new PinChoice(newest.Digest), $"Take v{newest.Version}: {newest.Message}"));
        var without = new Choice<PinChoice>(new PinChoice(Digest: null), "Leave out");
        choices.Insert(pinned is null ? 0 : choices.Count, without);
        return new DraftLine(kind, path, pinned, choices);
    }
}
