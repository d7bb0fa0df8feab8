using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// What differs between two manifests, by meaning, in order of kind and path. Equal digests are equal bytes and are only counted;
/// comparing a manifest with itself is empty.
/// </summary>
public static class CompareManifests
{
    private const int FewPairs = 8;

    public static ReleaseChanges Of(ManifestContents from, ManifestContents to)
    {
        var before = Pins(from);
        var after = Pins(to);
        var names = RenamedArtifacts.Of(
            before.Values.Where(one => !after.ContainsKey(Key(one))), after.Values.Where(one => !before.ContainsKey(Key(one))));
        var keys = before.Keys.Union(after.Keys).ToList();
        var pairs = keys.Where(key => before.GetValueOrDefault(key)?.Pin.Digest != after.GetValueOrDefault(key)?.Pin.Digest)
            .OrderBy(key => key.Kind).ThenBy(key => key.Path, StringComparer.Ordinal)
            .Select(key => new ArtifactPair(key.Kind, key.Path, before.GetValueOrDefault(key), after.GetValueOrDefault(key), from, to)
            {
                OtherName = names.GetValueOrDefault(key),
            }).ToList();
        // Pairs know nothing of each other, so many are compared side by side; the order stays.
        var changes = new ArtifactChange[pairs.Count];
        if (pairs.Count < FewPairs)
            for (var at = 0; at < pairs.Count; at++)
                changes[at] = Of(pairs[at]);
        else
            Parallel.For(0, pairs.Count, at => changes[at] = Of(pairs[at]));
        return new ReleaseChanges(from.Digest.IsSet ? from.Digest : null, to.Digest, changes, keys.Count - pairs.Count)
        {
            Renamed = names.Count / 2,
        };
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
        return new ArtifactChange(
            pair.Kind, pair.Path, type, pair.Before?.Pin.Digest, pair.After?.Pin.Digest, compared.Meaning, compared.Details);
    }

    private static Dictionary<(ArtifactKind Kind, string Path), PinnedContent> Pins(ManifestContents manifest) =>
        manifest.Artifacts.Concat(manifest.Evaluations).ToDictionary(Key);

    private static (ArtifactKind Kind, string Path) Key(PinnedContent content) => (content.Pin.Kind, content.Pin.Path);
}
