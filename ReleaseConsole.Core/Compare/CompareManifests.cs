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
        var (before, after) = (Pins(from), Pins(to));
        var changed = before.Select(one => (one.Key, Before: (PinnedContent?)one.Value, After: after.GetValueOrDefault(one.Key)))
            .Where(one => one.Before!.Pin.Digest != one.After?.Pin.Digest).ToList();
        var fresh = after.Where(one => !before.ContainsKey(one.Key)).ToList();
        var names = RenamedArtifacts.Of(changed.Where(one => one.After is null).Select(one => one.Before!), fresh.Select(one => one.Value));
        changed.AddRange(fresh.Select(one => (one.Key, default(PinnedContent), (PinnedContent?)one.Value)));
        var pairs = changed.OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.Path, StringComparer.Ordinal)
            .Select(one => new ArtifactPair(one.Key.Kind, one.Key.Path, one.Before, one.After, from, to)
            {
                OtherName = names.GetValueOrDefault(one.Key),
            }).ToList();
        return new ReleaseChanges(
            from.Digest.IsSet ? from.Digest : null, to.Digest, Of(pairs), before.Count + fresh.Count - pairs.Count)
        {
            Renamed = names.Count / 2,
        };
    }

    // Pairs know nothing of each other, so many are compared side by side; the order stays.
    private static ArtifactChange[] Of(List<ArtifactPair> pairs)
    {
        var (changes, next) = (new ArtifactChange[pairs.Count], -1);
        if (pairs.Count < FewPairs)
            Next();
        else
            Parallel.For(0, Math.Min(Environment.ProcessorCount, pairs.Count), _ => Next());
        return changes;

        // One by one: a dataset takes as long as many prompts, and whoever has a row of them would be waited for.
        void Next()
        {
            while (Interlocked.Increment(ref next) is var at && at < pairs.Count)
                changes[at] = Of(pairs[at]);
        }
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
