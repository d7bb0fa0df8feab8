using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Which of what is gone goes on under which new name: the same bytes, or for tools a schema, description and name alike enough. Each
/// thing is paired once, the most alike first.
/// </summary>
internal static class RenamedArtifacts
{
    // Beyond this many pairs only equal bytes are found: nobody renames hundreds of tools at once, and every pair costs.
    private const int PairsAtMost = 2_500;

    /// <summary>For each side's kind and path, what it is called on the other side.</summary>
    public static Dictionary<(ArtifactKind Kind, string Path), OtherName> Of(
        IEnumerable<PinnedContent> gone, IEnumerable<PinnedContent> fresh)
    {
        var found = new Dictionary<(ArtifactKind, string), OtherName>();
        var (old, young) = (gone.ToList(), fresh.ToList());
        foreach (var group in young.GroupBy(one => (one.Pin.Kind, one.Pin.Digest)))
            foreach (var (was, now) in old.Where(one => one.Pin.Kind == group.Key.Kind && one.Pin.Digest == group.Key.Digest).Zip(group))
                Pair(found, was, now);
        foreach (var (was, now) in Alike([.. old.Where(Tool)], [.. young.Where(Tool)]))
            Pair(found, was, now);
        return found;

        static bool Tool(PinnedContent one) => one.Pin.Kind == ArtifactKind.Tool;
    }

    private static IEnumerable<(PinnedContent Was, PinnedContent Now)> Alike(List<PinnedContent> old, List<PinnedContent> young)
    {
        if (old.Count == 0 || young.Count == 0 || (long)old.Count * young.Count > PairsAtMost)
            return [];
        var mine = old.ConvertAll(one => Likeness.Of(ArtifactKind.Tool, one.Pin.Digest, one.Bytes));
        var theirs = young.ConvertAll(one => Likeness.Of(ArtifactKind.Tool, one.Pin.Digest, one.Bytes));
        return from was in Enumerable.Range(0, old.Count)
               from now in Enumerable.Range(0, young.Count)
               let score = Likeness.Score(mine[was].To(theirs[now]))
               where score >= theirs[now].LikelyFrom
               orderby score descending, old[was].Pin.Path, young[now].Pin.Path
               select (old[was], young[now]);
    }

    private static void Pair(Dictionary<(ArtifactKind, string), OtherName> found, PinnedContent was, PinnedContent now)
    {
        var (old, young) = ((was.Pin.Kind, was.Pin.Path), (now.Pin.Kind, now.Pin.Path));
        if (old == young || found.ContainsKey(old) || found.ContainsKey(young))
            return;
        found[old] = new OtherName(now.Pin, now.Bytes);
        found[young] = new OtherName(was.Pin, was.Bytes);
    }
}
