using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Paths that a person takes for one another: the same letters in another form of Unicode, as macOS writes names, are the same path;
/// capital letters for small ones may be a renamed file. Pure.
/// </summary>
internal sealed class AlikePaths(IReadOnlyList<KnownArtifact> known)
{
    private readonly Lazy<ILookup<(ArtifactKind, string), KnownArtifact>> _folded =
        new(() => known.Where(one => one.Kind != ArtifactKind.Evaluation).ToLookup(one => (one.Kind, Folded(one.Path))));

    /// <summary>The artifact whose path looks like the claim's, unless the import has that one as well; null where there is none.</summary>
    public Identity? Of(Claim claim, HashSet<(ArtifactKind, string)> named)
    {
        var alike = _folded.Value[(claim.Kind, Folded(claim.Path))]
            .Where(one => one.Path != claim.Path && !named.Contains((one.Kind, one.Path))
            && !OutsideIds.Contradict(one.OutsideId, claim.OutsideId)).OrderBy(one => one.Path, StringComparer.Ordinal).ToList();
        if (alike.Count == 0)
            return null;
        return alike.Find(one => ArtifactPaths.Composed(one.Path) == ArtifactPaths.Composed(claim.Path)) is { } same
            ? new Identity.Certain(same.Path)
            : new Identity.Uncertain(
                $"Its path differs from {alike[0].Path} in capital letters only, and that is not in this import. It may have been renamed.",
                [.. alike.Select(one => new Suggestion(
                    one.Id, one.Kind, one.Path, 0.9, [new Evidence("path", "the same but for capital letters", 0.9, 1)]))]);
    }

    private static string Folded(string path) => ArtifactPaths.Composed(path).ToLowerInvariant();
}
