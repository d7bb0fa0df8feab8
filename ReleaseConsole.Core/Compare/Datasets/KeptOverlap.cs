using System.Runtime.CompilerServices;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>Rows that evaluation data shares with data to learn from, counted from the hashes that were kept of both.</summary>
/// <param name="IsEstimate">One of them is too large to keep every hash.</param>
internal sealed record SharedRows(string Dataset, string Into, long Rows, bool IsEstimate)
{
    /// <summary>For instance <c>about 1 200 rows</c>.</summary>
    public string Said => (IsEstimate ? "about " : "") + Counted.Of(Rows, "row");
}

/// <summary>
/// Where the texts of rows are not here, a row that stands in both is still found as a whole: a case that was taken over as it is. One
/// that says the same under another number is not.
/// </summary>
internal static class KeptOverlap
{
    private static readonly ConditionalWeakTable<ManifestContents, ILookup<bool, PinnedContent>> Hashed = [];

    /// <summary>What one release shares that the release before it did not.</summary>
    /// <param name="touched">Which paths are looked at: what is shared needs one of its two ends among them.</param>
    public static IEnumerable<SharedRows> Fresh(ManifestContents from, ManifestContents to, Func<string, bool> touched)
    {
        var now = In(to, touched).ToList();
        var was = now.Count == 0 ? [] : In(from, touched).ToDictionary(one => (one.Dataset, one.Into), one => one.Rows);
        // An estimate goes up and down by itself; that there is any is what it can tell.
        return now.Where(one => was.GetValueOrDefault((one.Dataset, one.Into)) is var before
            && (one.IsEstimate ? before == 0 : one.Rows > before));
    }

    private static IEnumerable<SharedRows> In(ManifestContents release, Func<string, bool> touched)
    {
        var hashed = Hashed.GetValue(
            release, all => all.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Dataset && KeptRows.Hashed(one) is { Rows: > 0 })
                .ToLookup(one => LeakedRows.IsToLearn(one.Pin.Path)));
        return from test in hashed[false]
               from learnt in hashed[true]
               where (touched(test.Pin.Path) || touched(learnt.Pin.Path)) && !(KeptRows.AreHere(test) && KeptRows.AreHere(learnt))
               let shared = DatasetOverlap.Between(learnt.Profile!, test.Profile!)
               where shared.Common > 0
               select new SharedRows(test.Pin.Path, learnt.Pin.Path, shared.Common, shared.IsEstimate);
    }
}
