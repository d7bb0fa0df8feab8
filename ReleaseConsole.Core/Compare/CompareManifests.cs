using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// What differs between two manifests, by meaning, in order of kind and path. Equal digests are equal bytes and are only counted;
/// comparing a manifest with itself is empty.
/// </summary>
public static class CompareManifests
{
    public static ReleaseChanges Of(ManifestContents from, ManifestContents to)
    {
        var before = Pins(from);
        var after = Pins(to);
        var changes = new List<ArtifactChange>();
        var unchanged = 0;
        foreach (var (kind, path) in before.Keys.Union(after.Keys).OrderBy(key => key.Kind).ThenBy(key => key.Path, StringComparer.Ordinal))
        {
            var pair = new ArtifactPair(kind, path, before.GetValueOrDefault((kind, path)), after.GetValueOrDefault((kind, path)), from, to);
            if (pair.Before?.Pin.Digest == pair.After?.Pin.Digest)
                unchanged++;
            else
                changes.Add(Of(pair));
        }
        return new ReleaseChanges(from.Digest.IsSet ? from.Digest : null, to.Digest, changes, unchanged);
    }

    /// <summary>The change of one artifact whose two sides differ.</summary>
    public static ArtifactChange Of(ArtifactPair pair)
    {
        var type = (pair.Before, pair.After) switch
        {
            (null, _) => ChangeType.Added,
            (_, null) => ChangeType.Removed,
            _ => ChangeType.Changed,
        };
        var compared = Comparers.Of(pair.Kind).Compare(pair);
        return new ArtifactChange(pair.Kind, pair.Path, type, pair.Before?.Pin.Digest, pair.After?.Pin.Digest, compared.Meaning, compared.Details);
    }

    private static Dictionary<(ArtifactKind Kind, string Path), PinnedContent> Pins(ManifestContents manifest) =>
        manifest.Artifacts.Concat(manifest.Evaluations).ToDictionary(one => (one.Pin.Kind, one.Pin.Path));
}
