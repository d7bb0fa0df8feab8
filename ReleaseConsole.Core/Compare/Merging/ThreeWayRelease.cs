using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// What became of every artifact on the way from one release to two others, and what both together would be. An artifact that one of
/// them calls otherwise is the same artifact. Evaluations are facts and not among them: see <see cref="MergedEvaluations"/>. Pure.
/// </summary>
public sealed record ThreeWayRelease(IReadOnlyList<ThreeWayArtifact> Artifacts)
{
    public IReadOnlyList<ThreeWayArtifact> Conflicts => [.. Artifacts.Where(one => one.State == ThreeWayState.Conflict)];

    /// <param name="textOf">A content as people wrote it; null when it is no text.</param>
    public static ThreeWayRelease Of(
        ManifestContents original, ManifestContents ours, ManifestContents theirs, Func<PinnedContent, string?> textOf)
    {
        var (was, mine, other) = (Lines(original), Lines(ours), Lines(theirs));
        var (inMine, inOther) = (Followed(was, mine), Followed(was, other));
        var rows = was.Keys.Select(
            key => (Base: (PinnedContent?)was[key], Ours: inMine.GetValueOrDefault(key), Theirs: inOther.GetValueOrDefault(key))).ToList();
        var (newMine, newOther) = (New(mine, inMine), New(other, inOther));
        rows.AddRange(newMine.Keys.Union(newOther.Keys)
            .Select(key => ((PinnedContent?)null, newMine.GetValueOrDefault(key), newOther.GetValueOrDefault(key))));
        return new ThreeWayRelease([.. rows
            .Select(row => new ThreeWayRow(row.Base, row.Ours, row.Theirs).Decide(original, ours, theirs, textOf))
            .OrderBy(one => one.Kind).ThenBy(one => one.Path, StringComparer.Ordinal)]);
    }

    private static Dictionary<(ArtifactKind Kind, string Path), PinnedContent> Lines(ManifestContents side) =>
        side.Artifacts.ToDictionary(one => (one.Pin.Kind, one.Pin.Path));

    // For each artifact of the base what it is on that side, under its own name or another one.
    private static Dictionary<(ArtifactKind, string), PinnedContent> Followed(
        Dictionary<(ArtifactKind Kind, string Path), PinnedContent> was, Dictionary<(ArtifactKind Kind, string Path), PinnedContent> side)
    {
        var names = RenamedArtifacts.Of(
            was.Where(one => !side.ContainsKey(one.Key)).Select(one => one.Value), side.Where(one => !was.ContainsKey(one.Key))
                .Select(one => one.Value));
        var found = new Dictionary<(ArtifactKind, string), PinnedContent>();
        foreach (var key in was.Keys)
            if (side.TryGetValue(key, out var same))
                found[key] = same;
            else if (names.TryGetValue(key, out var renamed))
                found[key] = side[(renamed.Pin.Kind, renamed.Pin.Path)];
        return found;
    }

    private static Dictionary<(ArtifactKind Kind, string Path), PinnedContent> New(
        Dictionary<(ArtifactKind Kind, string Path), PinnedContent> side, Dictionary<(ArtifactKind, string), PinnedContent> followed)
    {
        var known = followed.Values.Select(one => (one.Pin.Kind, one.Pin.Path)).ToHashSet();
        return side.Where(one => !known.Contains(one.Key)).ToDictionary();
    }
}
