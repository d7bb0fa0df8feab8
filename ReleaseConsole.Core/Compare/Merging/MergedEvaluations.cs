using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Which evaluations a merged release keeps. A result speaks for the bytes it ran on and is never mixed: one that ran on nothing but what
/// the merge holds goes along as it is, every other one is left out, and of two such runs ours stays. Pure.
/// </summary>
public static class MergedEvaluations
{
    private const string Untold = "";

    /// <summary>
    /// The same where nobody decided anything yet: each side's own changes are followed, and what clashes is not in the merge.
    /// </summary>
    public static IReadOnlyList<MergedEvaluation> Of(ThreeCompared compared) => Of(compared, compared.Artifacts.Select(Followed));

    /// <param name="compared">The three sides; where they are no releases there is nothing to merge.</param>
    /// <param name="taken">What goes into the merge of the artifacts that one side or both changed.</param>
    public static IReadOnlyList<MergedEvaluation> Of(ThreeCompared compared, IEnumerable<PinnedContent?> taken)
    {
        if (compared is not { Ours.Manifest: not null, Theirs.Manifest: not null })
            return [];
        var untouched = compared.Ours.Contents.Artifacts.ExceptBy(
            compared.Artifacts.Select(one => one.Ours?.Pin).OfType<PinnedArtifact>(), content => content.Pin);
        return Of(compared.Ours.Contents, compared.Theirs.Contents, [.. untouched, .. taken.OfType<PinnedContent>()]);
    }

    /// <param name="merged">What the merge pins so far; a text that is still to be saved, or decided, is not among it.</param>
    public static IReadOnlyList<MergedEvaluation> Of(
        ManifestContents ours, ManifestContents theirs, IReadOnlyCollection<PinnedContent> merged)
    {
        var prompts = merged.Where(one => one.Pin.Kind == ArtifactKind.Prompt)
            .SelectMany(one => EvaluatedPrompt.DigestsOf(one.Bytes)).ToHashSet();
        var pins = merged.Select(one => one.Pin).DistinctBy(pin => pin.Path)
            .ToDictionary(pin => pin.Path, pin => pin.Digest, StringComparer.Ordinal);
        var (mine, other) = (ByPath(ours), ByPath(theirs));
        return [.. from path in mine.Keys.Union(other.Keys).Order(StringComparer.Ordinal)
                   select Decide(
                       path, mine.GetValueOrDefault(path), other.GetValueOrDefault(path), one => Elsewhere(one, prompts, pins))];
    }

    private static PinnedContent? Followed(ThreeWayArtifact artifact) => artifact.State switch
    {
        ThreeWayState.OnlyTheirs => artifact.Theirs,
        ThreeWayState.Merges or ThreeWayState.Conflict => null,
        _ => artifact.Ours,
    };

    private static MergedEvaluation Decide(string path, PinnedContent? ours, PinnedContent? theirs, Func<PinnedContent, string?> elsewhere)
    {
        MergedEvaluation Said(PinnedContent? pinned, string why) => new(path, ours, theirs, pinned, why);
        var (mine, other) = (ours is null ? null : elsewhere(ours), theirs is null ? null : elsewhere(theirs));
        return (ours, theirs) switch
        {
            ({ } one, { } two) when one.Pin.Digest == two.Pin.Digest => mine is null
                ? Said(one, "Goes along: it ran on what the merge holds.") : Said(null, Left(mine)),
            ({ } one, { }) when mine is null && other is null =>
                Said(one, "Both runs speak for the merge and runs are not mixed; ours goes along."),
            ({ } one, { }) when mine is null => Said(one, $"Ours goes along; theirs {Another(other!)}."),
            ({ }, { } two) when other is null => Said(two, $"Theirs goes along; ours {Another(mine)}."),
            ({ } one, null) when mine is null => Said(one, "Goes along: it ran on what the merge holds."),
            (null, { } two) when other is null => Said(two, "Goes along: it ran on what the merge holds."),
            _ => Said(null, Left((mine ?? other)!)),
        };
    }

    private static string Left(string other) => other == Untold
        ? "Left out: it does not tell what it ran on. Run it again on the merged release."
        : $"Left out: it ran on another {other} than the merge has. Run it again on the merged release.";

    private static string Another(string other) => other == Untold ? "do not tell what they ran on" : $"ran on another {other}";

    /// <summary>The first thing it ran on that the merge does not hold, byte for byte; null where there is none.</summary>
    private static string? Elsewhere(PinnedContent evaluation, HashSet<Digest> prompts, Dictionary<string, Digest> pins)
    {
        var record = EvaluationRecord.Parse(evaluation.Bytes);
        // A run that names prompts without their digests, or none, speaks for no bytes.
        if (record.RanOn.Count == 0
            && record.RanOnArtifacts?.Keys.Any(path => path.StartsWith("prompts/", StringComparison.Ordinal)) != true)
            return Untold;
        if (record.RanOn.FirstOrDefault(prompt => !prompts.Contains(prompt.Digest)) is { } prompt)
            return prompt.Label.Length > 0 ? prompt.Label : prompt.Digest.Abbreviated;
        return (record.RanOnArtifacts ?? new Dictionary<string, Digest>()).Where(one => pins.GetValueOrDefault(one.Key) != one.Value)
            .Select(one => one.Key).FirstOrDefault();
    }

    private static Dictionary<string, PinnedContent> ByPath(ManifestContents side) =>
        side.Evaluations.ToDictionary(one => one.Pin.Path, StringComparer.Ordinal);
}
