using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Two sides as they can be laid beside each other: two artifacts of one kind under one name, an artifact beside what a release holds of
/// it, or two releases as they are. Two kinds are refused. Pure.
/// </summary>
internal static class ComparableSides
{
    public static Result<(ComparedSide From, ComparedSide To)> Of(ComparedSide from, ComparedSide to) => (from.Only, to.Only) switch
    {
        (null, null) => (from, to),
        ({ } one, null) => (from, Narrowed(to, one)),
        (null, { } other) => (Narrowed(from, other), to),
        ({ } one, { } other) when one.Kind != other.Kind =>
            CompareRefusals.DifferentKinds(one.Path, one.Kind.Word(), other.Path, other.Kind.Word()),
        ({ } one, { } other) when one.Path != other.Path => (Renamed(from, other.Path), to),
        _ => (from, to),
    };

    private static ComparedSide Narrowed(ComparedSide side, PinnedArtifact artifact) => side with
    {
        Contents = Lines(side).FirstOrDefault(one => one.Pin.Kind == artifact.Kind && one.Pin.Path == artifact.Path) is { } held
            ? ManifestContents.OfOne(held)
            : ManifestContents.Nothing,
    };

    // Two artifacts under two names would be one that went and one that came; under one name they are two texts.
    private static ComparedSide Renamed(ComparedSide side, string path)
    {
        var content = Lines(side).Single();
        return side with { Contents = ManifestContents.OfOne(content with { Pin = content.Pin with { Path = path } }) };
    }

    private static IEnumerable<PinnedContent> Lines(ComparedSide side) => side.Contents.Artifacts.Concat(side.Contents.Evaluations);
}
