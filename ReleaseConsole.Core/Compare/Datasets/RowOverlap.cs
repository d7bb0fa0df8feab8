using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// Which rows that are new in a dataset also stand in a prompt of the release, or in data the model learns from: what is asked in a test
/// must not be known before.
/// </summary>
internal static class RowOverlap
{
    private static readonly ConditionalWeakTable<ManifestContents, PromptShelf[]> Prompts = [];
    private static readonly ConditionalWeakTable<ManifestContents, ILookup<bool, PinnedContent>> Datasets = [];

    public static IEnumerable<ChangeDetail> Of(ArtifactPair pair, DatasetReading before, DatasetReading after)
    {
        // A line that stands in both was read once, so its row is one.
        var known = before.Raw.ToHashSet<JsonNode?>(ReferenceEqualityComparer.Instance);
        var fresh = LeakedRows.Texts([.. after.Raw.Where(row => !known.Contains(row))]).Except(LeakedRows.Texts(before.Raw)).ToList();
        if (fresh.Count == 0)
            return [];
        return InData(pair, fresh).Concat(LeakedRows.IsToLearn(pair.Path) ? [] : InPrompts(pair, fresh));
    }

    /// <summary>The same of rows that are not here, by what was kept of them; what a prompt holds of those cannot be told.</summary>
    public static IEnumerable<ChangeDetail> Kept(ArtifactPair pair) => pair.After is null
        ? []
        : from shared in KeptOverlap.Fresh(pair.From, pair.To, path => path == pair.Path)
          let other = shared.Dataset == pair.Path ? shared.Into : shared.Dataset
          select new ChangeDetail("", $"Also in {other}", ChangeType.Added, null, shared.Said, Effect.Different, ChangeTopic.Overlap)
          {
              Meaning = $"{shared.Said} of `{shared.Dataset}` also {(shared.Rows == 1 ? "stands" : "stand")} in `{shared.Into}`.",
          };

    private static IEnumerable<ChangeDetail> InPrompts(ArtifactPair pair, List<string> rows)
    {
        var shelves = Prompts.GetValue(pair.To, release => PromptShelf.Of(Of(release, ArtifactKind.Prompt)));
        var (plain, found) = (rows.Select(PlainRow.Of).ToArray(), new IReadOnlyList<(string Prompt, List<string> Rows)>[shelves.Length]);
        // Many datasets are compared side by side: each begins elsewhere, so that they read for each other instead of waiting.
        var first = (int)((uint)pair.Path.GetHashCode(StringComparison.Ordinal) % (uint)Math.Max(1, shelves.Length));
        for (var at = 0; at < shelves.Length; at++)
        {
            var place = (first + at) % shelves.Length;
            found[place] = shelves[place].Holding(plain);
        }
        return found.SelectMany(some => some).Select(one => Line(pair, one.Prompt, one.Rows));
    }

    // A dataset to learn from is held against those that test, and the other way round.
    private static IEnumerable<ChangeDetail> InData(ArtifactPair pair, List<string> rows)
    {
        var others = Datasets.GetValue(
            pair.To, release => Of(release, ArtifactKind.Dataset).ToLookup(one => LeakedRows.IsToLearn(one.Pin.Path)));
        return from other in others[!LeakedRows.IsToLearn(pair.Path)]
               where other.Pin.Path != pair.Path
               let found = rows.Where(LeakedRows.Texts(other).Contains).ToList()
               where found.Count > 0
               select Line(pair, other.Pin.Path, found);
    }

    private static IEnumerable<PinnedContent> Of(ManifestContents release, ArtifactKind kind) =>
        release.Artifacts.Where(one => one.Pin.Kind == kind);

    private static ChangeDetail Line(ArtifactPair pair, string into, List<string> rows) => new(
        "", $"Also in {into}", ChangeType.Added, null, Count(rows.Count), Effect.Different, ChangeTopic.Overlap)
    {
        Meaning = $"{Count(rows.Count)} of `{pair.Path}` also {(rows.Count == 1 ? "stands" : "stand")} in `{into}`: "
            + $"“{(rows[0].Length > 80 ? rows[0][..79] + "…" : rows[0])}”.",
    };

    private static string Count(int rows) => Counted.Of(rows, "new row");
}
