using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Results that a release takes over, byte for byte, from what it replaces were had before its tools and models changed. They would pair
/// with themselves and find nothing worse, so they say nothing about such a release unless they recorded these very bytes.
/// </summary>
public static class CarriedOver
{
    private const int Named = 3;

    /// <summary>Why taken-over results do not apply; null for results of its own, and where no tool or model changed.</summary>
    /// <param name="record">What the evaluation says, read by the caller.</param>
    public static string? WhyNot(PinnedContent evaluation, EvaluationRecord record, ManifestContents from, ManifestContents to)
    {
        if (!Is(evaluation, from))
            return null;
        var recorded = record.RanOnArtifacts ?? new Dictionary<string, Digest>();
        var (before, after) = (Behaving(from), Behaving(to));
        var changed = before.Except(after).Concat(after.Except(before))
            .Where(pin => !recorded.TryGetValue(pin.Path, out var digest) || !after.Contains(pin with { Digest = digest }))
            .Select(pin => pin.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return changed.Count == 0
            ? null
            : $"These are the results of what is replaced, from before {Counted.Names(changed, Named)} changed. Run it again.";
    }

    /// <summary>The release that is replaced has the same results.</summary>
    public static bool Is(PinnedContent evaluation, ManifestContents from) =>
        from.Evaluations.Any(one => one.Pin.Digest == evaluation.Pin.Digest);

    private static HashSet<PinnedArtifact> Behaving(ManifestContents release) =>
        [.. release.Artifacts.Select(one => one.Pin).Where(pin => pin.Kind is ArtifactKind.Tool or ArtifactKind.Model)];
}
