using System.Runtime.CompilerServices;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// Which rows that are new in a dataset also stand in a prompt of the release, or in data the model learns from: what is asked in a test
/// must not be known before.
/// </summary>
internal static class RowOverlap
{
    private static readonly ConditionalWeakTable<ManifestContents, Lazy<PromptTexts>> Prompts = [];

    public static IEnumerable<ChangeDetail> Of(ArtifactPair pair, DatasetReading before, DatasetReading after)
    {
        var fresh = LeakedRows.Texts(after.Raw).Except(LeakedRows.Texts(before.Raw)).ToList();
        if (fresh.Count == 0)
            return [];
        return InData(pair, fresh).Concat(LeakedRows.IsToLearn(pair.Path) ? [] : InPrompts(pair, fresh));
    }

    private static IEnumerable<ChangeDetail> InPrompts(ArtifactPair pair, List<string> rows)
    {
        // How rows begin is looked up first; only what begins so is searched for as a whole.
        var prompts = Prompts.GetValue(pair.To, release => new Lazy<PromptTexts>(() => PromptTexts.Of(release))).Value;
        var likely = rows.Where(prompts.MayHold).ToList();
        if (likely.Count == 0)
            yield break;
        foreach (var (path, text) in prompts.Texts)
            if (likely.Where(row => text.Contains(row, StringComparison.Ordinal)).ToList() is { Count: > 0 } found)
                yield return Line(pair, path, found);
    }

    // A dataset to learn from is held against those that test, and the other way round.
    private static IEnumerable<ChangeDetail> InData(ArtifactPair pair, List<string> rows)
    {
        var learns = LeakedRows.IsToLearn(pair.Path);
        return from other in pair.To.Artifacts
               where other.Pin.Kind == ArtifactKind.Dataset && other.Pin.Path != pair.Path && LeakedRows.IsToLearn(other.Pin.Path) != learns
               let found = rows.Where(LeakedRows.Texts(other).Contains).ToList()
               where found.Count > 0
               select Line(pair, other.Pin.Path, found);
    }

    private static ChangeDetail Line(ArtifactPair pair, string into, List<string> rows) => new(
        "", $"Also in {into}", ChangeType.Added, null, Count(rows.Count), Effect.Different, ChangeTopic.Overlap)
    { Meaning = $"{Count(rows.Count)} of `{pair.Path}` also {(rows.Count == 1 ? "stands" : "stand")} in `{into}`: “{(rows[0].Length > 80 ? rows[0][..79] + "…" : rows[0])}”." };

    private static string Count(int rows) => Counted.Of(rows, "new row");

    /// <summary>The prompts of a release in plain form, with how every stretch that could begin a row begins.</summary>
    private sealed record PromptTexts(IReadOnlyList<(string Path, string Text)> Texts, RowStarts Starts)
    {
        public static PromptTexts Of(ManifestContents release)
        {
            var texts = release.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Prompt)
                .Select(one => (one.Pin.Path, Text: LeakedRows.Plain(one.PromptText()))).ToList();
            var starts = new RowStarts(texts.Sum(one => (long)one.Text.Length));
            foreach (var (_, text) in texts)
                starts.Add(text);
            return new PromptTexts(texts, starts);
        }

        public bool MayHold(string row) => Starts.MayHold(row);
    }
}
